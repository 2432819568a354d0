package dev.steelyard.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Mill Lane Ltd", "Müller & Söhne", "株式会社", "O'Neill <x>", "🏭"})
    void visibleNamesAreKept(String name) {
        assertThat(TextRules.name("name", name)).isEqualTo(name);
    }

    @Test
    void nameIsComposed() {
        assertThat(TextRules.name("name", "Mu\u0308ller")).isEqualTo("M\u00fcller");
    }

    @Test
    void hundredCharactersBeyondTheBasicPlaneAreHundred() {
        assertThat(TextRules.name("name", "🏭".repeat(100))).hasSize(200);
        assertRefused("🏭".repeat(101));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a\nb",
                "a\tb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "abc\u202edef",
                "abc\u2066def",
                "a\u200bb",
                "a\u200db",
                "a\ufeffb",
                "a\u00adb",
                "a\u2028b",
                "a\u00a0b",
                "a\u3000b",
                "\u3164",
                "\u115f",
                "\u034f",
                "\u17b5",
                "\u180b",
                "a\ufe00",
                "a\ufe0f",
                "a\udb40\udd00",
                "\ud800",
                "\ue000",
                "\uffff"
            })
    void invisibleAndMisleadingNamesAreRefused(String name) {
        assertRefused(name);
    }

    private static void assertRefused(String name) {
        assertThatThrownBy(() -> TextRules.name("name", name)).isInstanceOf(OperationRefusal.class);
    }
}
