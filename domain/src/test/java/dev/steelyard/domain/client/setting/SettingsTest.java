package dev.steelyard.domain.client.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.client.metadata.ClientSettings;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    private static final ClientSettings SAFE = ClientSettings.SAFE;

    static List<Setting<?>> all() {
        return Settings.ALL;
    }

    static List<Setting<?>> independent() {
        // A security profile sets others: SecurityProfileTest.
        return Settings.ALL.stream()
                .filter(setting -> !setting.equals(FlowSettings.PROFILE))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("independent")
    void oneIsChanged_itAloneIsOtherwise(Setting<?> changed) {
        var value = otherwise(changed, changed.written(SAFE));

        var after = SettingValues.NONE.reading(changed, value).over(SAFE);

        for (var setting : Settings.ALL) {
            assertThat(setting.written(after))
                    .as(setting.name())
                    .isEqualTo(setting.equals(changed) ? value : setting.written(SAFE));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWritten_isReadAgain(Setting<?> setting) {
        var all = SettingValues.NONE.reading(setting, setting.written(SAFE));

        assertThat(all.over(SAFE)).isEqualTo(SAFE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_isSaidInSentences(Setting<?> setting) {
        assertThat(setting.about()).matches("[A-Z][^`]*\\.");
        assertThat(setting.more()).matches("(.*\\.)?");
    }

    @Test
    void names_areThereOnce() {
        assertThat(Settings.ALL).doesNotHaveDuplicates();
        assertThat(Settings.ALL).extracting(Setting::column).doesNotHaveDuplicates();
    }

    @Test
    void unknownWord_isRefused() {
        assertThatThrownBy(
                        () -> SettingValues.NONE.reading(TokenSettings.ID_TOKEN_ALGORITHM, "none"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SettingValues.NONE.reading(TokenSettings.ID_TOKEN_ALGORITHM, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object otherwise(Setting<?> setting, @Nullable Object written) {
        return switch (setting.kind()) {
            case SettingType.Flag _ -> !Boolean.TRUE.equals(written);
            case SettingType.Text _ -> "text";
            case SettingType.Uri _ -> "https://app.example.com/";
            case SettingType.Uris _ -> Set.of("https://app.example.com/");
            case SettingType.Choice<?> choice ->
                    choice.named().stream()
                            .filter(word -> !word.equals(written))
                            .findFirst()
                            .orElseThrow();
            case SettingType.Time _ -> Instant.EPOCH;
            case SettingType.Seconds _ -> 3600L;
        };
    }
}
