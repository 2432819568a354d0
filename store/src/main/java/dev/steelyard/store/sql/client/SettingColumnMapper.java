package dev.steelyard.store.sql.client;

import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.SettingType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SetConverter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/**
 * Maps client settings, such as {@code require_pkce}, to database columns, one column for each
 * setting. Parameters have the columns' names.
 */
final class SettingColumnMapper {
    /** {@code a, b} */
    static final String NAMES = each(Setting::column);

    /** {@code :a, :b} */
    static final String VALUES = each(setting -> ":" + setting.column());

    /** {@code a = :a, b = :b} */
    static final String ASSIGNMENTS = each(setting -> setting.column() + " = :" + setting.column());

    private SettingColumnMapper() {}

    private static String each(Function<Setting<?>, String> part) {
        return Settings.ALL.stream().map(part).collect(Collectors.joining(", "));
    }

    static Update bind(Update update, ClientSettings settings) {
        Settings.ALL.forEach(
                setting -> update.bind(setting.column(), stored(setting.of(settings))));
        return update;
    }

    static ClientSettings read(RowReader row) throws SQLException {
        var values = SettingValues.NONE;
        for (var setting : Settings.ALL) {
            values = values.reading(setting, written(row, setting.column(), setting.kind()));
        }
        return values.settings();
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Enum<?> constant -> constant.name();
            case Duration duration -> duration.toSeconds();
            case Collection<?> words -> SetConverter.join(words);
            default -> value;
        };
    }

    private static @Nullable Object written(RowReader row, String column, SettingType<?> kind)
            throws SQLException {
        return switch (kind) {
            case SettingType.Flag _ -> row.flag(column);
            case SettingType.Text _, SettingType.Uri _ -> row.textOrNull(column);
            case SettingType.Uris _ -> row.words(column);
            case SettingType.Choice<?> choice -> word(choice, row.textOrNull(column));
            case SettingType.Time _ -> row.instantOrNull(column);
            case SettingType.Seconds _ -> row.numberOrNull(column);
        };
    }

    private static @Nullable String word(SettingType.Choice<?> choice, @Nullable String stored) {
        return stored == null
                ? null
                : choice.words().entrySet().stream()
                        .filter(word -> stored.equals(stored(word.getValue())))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(stored);
    }
}
