package dev.steelyard.domain.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.user.PasswordRules.Fault;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final PasswordRules.Owner ANNA = owner(false);
    private static final PasswordRules.Owner ANNA_WITH_FACTOR = owner(true);

    private static PasswordRules.Owner owner(boolean secondFactor) {
        return new PasswordRules.Owner(
                "Anna Köhler",
                new EmailAddress("anna.koehler@mill-lane.example"),
                "Weighers Cloud",
                secondFactor);
    }

    private static Optional<Fault> check(String text, PasswordRules.Owner owner) {
        return PasswordRules.check(new Password(text), owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "Anna mows seven quiet fields",
                "ein Satz über Grünkohl",
                "昨日は一日中雨が降っていました",
                "🐎🔋📎🥕🧭🪁🎈🪴🧶🛶🪨🪵🍋🥝🫐",
                "    spaces count too"
            })
    void longEnoughAndUncommon_allowed(String text) {
        assertThat(check(text, ANNA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "fourteen chars, TOO_SHORT",
        "aaaaaaaaaaaaaaaaa, PATTERN",
        "123456789012345, PATTERN",
        "abcabcabcabcabcabc, PATTERN",
        "passwordpassword, PATTERN",
        "abcdefghijklmnop, PATTERN",
        "1qaz2wsx3edc4rfv, COMMON",
        "Password-20260101, COMMON",
        "12345 iloveyou 12345, COMMON",
        "Anna Köhler 2026!, LIKE_NAME",
        "kohler-kohler-anna, LIKE_NAME",
        "anna.koehler@mill-lane.example, LIKE_ADDRESS",
        "KOEHLER.koehler.1, LIKE_ADDRESS",
        "weighers.cloud.123, LIKE_PLATFORM",
        "mill-lane-weighers-cloud, LIKE_ADDRESS"
    })
    void weak_refusedWithItsReason(String text, Fault fault) {
        assertThat(check(text, ANNA)).contains(fault);
    }

    @Test
    void length_isThatOfNormalisedCharacters() {
        assertThat(check("e\u0301".repeat(7) + "uvwxyz9", ANNA)).contains(Fault.TOO_SHORT);
        assertThat(check("x".repeat(100) + "y".repeat(156), ANNA)).isEmpty();
        assertThat(check("x".repeat(100) + "y".repeat(157), ANNA)).contains(Fault.TOO_LONG);
        assertThat(check("xyz".repeat(300), ANNA)).contains(Fault.TOO_LONG);
    }

    @Test
    void eightCharacters_allowedOnlyBesideASecondFactor() {
        assertThat(check("vX4 qu9k", ANNA)).contains(Fault.TOO_SHORT);
        assertThat(check("vX4 qu9k", ANNA_WITH_FACTOR)).isEmpty();
        assertThat(check("vX4 qu9", ANNA_WITH_FACTOR)).contains(Fault.TOO_SHORT);
        assertThat(check("sunshine", ANNA_WITH_FACTOR)).contains(Fault.COMMON);
    }

    @Test
    void unknownOwner_isLikeNothing() {
        var owner = new PasswordRules.Owner("", null, "", false);
        assertThat(check("Anna Köhler 2026!", owner)).isEmpty();
    }

    @Test
    void keyboardsThatComposeDifferently_enterOnePassword() {
        assertThat(characters("Gru\u0308nkohl")).isEqualTo("Grünkohl");
        assertThat(characters("Ｗｅｉｇｈ")).isEqualTo("Weigh");
        assertThat(new String(new Password("Gru\u0308n").typed())).isEqualTo("Gru\u0308n");
    }

    private static String characters(String text) {
        return new String(new Password(text).characters());
    }
}
