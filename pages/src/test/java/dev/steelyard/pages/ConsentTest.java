package dev.steelyard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.pages.consent.Access;
import dev.steelyard.pages.consent.Consent;
import dev.steelyard.pages.consent.Permission;
import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.language.TranslationKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private final Samples samples = Samples.in(Language.ENGLISH);
    private final Pages pages = new Pages();

    @Test
    void permissions_asked_by_name_are_listed_with_their_flag() {
        String html = pages.consent(samples.consent(Samples.named()));
        assertThat(html)
                .contains("<bdi>Write documents</bdi>")
                .containsPattern("<bdi>Import data</bdi> <span class=\"special\">special</span>")
                .doesNotContain(say(TranslationKey.CONSENT_ROLES));
    }

    @Test
    void nothing_asked_by_name_is_said_in_words_with_what_it_is_today() {
        String html = pages.consent(samples.consent(Samples.roles()));
        assertThat(html)
                .contains(
                        say(TranslationKey.CONSENT_ROLES), say(TranslationKey.CONSENT_ROLES_TODAY))
                .contains("<bdi>Read documents</bdi>");
    }

    @Test
    void roles_that_allow_nothing_today_still_say_what_they_may_allow_later() {
        String html = pages.consent(samples.consent(new Access.Roles(List.of())));
        assertThat(html)
                .contains(
                        say(TranslationKey.CONSENT_ROLES), say(TranslationKey.CONSENT_ROLES_NONE));
    }

    @Test
    void identity_only_has_no_list_of_permissions() {
        String html = pages.consent(samples.consent(new Access.Named(List.of())));
        assertThat(html)
                .doesNotContain(say(TranslationKey.CONSENT_ACCESS))
                .contains(say(TranslationKey.IDENTITY_EMAIL));
    }

    @Test
    void offline_access_is_a_choice_of_its_own_never_ticked() {
        Consent asked = samples.consent(Samples.named());
        assertThat(pages.consent(asked))
                .contains("name=\"offline_access\" type=\"checkbox\" value=\"true\"")
                .contains(say(TranslationKey.OFFLINE_HINT))
                .doesNotContain("checked");
        assertThat(pages.consent(notOffline(asked))).doesNotContain("offline");
    }

    @Test
    void allow_and_deny_are_two_buttons_of_one_form_and_enter_denies() {
        String html = pages.consent(samples.consent(Samples.named()));
        // Beside the one of the language switch, which follows.
        assertThat(html.substring(0, html.indexOf("</main>"))).containsOnlyOnce("<form ");
        // The first submit button is the one that Enter presses (HTML, "implicit submission").
        assertThat(html.indexOf("name=\"decision\" value=\"deny\""))
                .isPositive()
                .isLessThan(html.indexOf("name=\"decision\" value=\"allow\""));
    }

    @Test
    void an_unusual_destination_is_a_warning_a_usual_one_is_only_named() {
        assertThat(pages.consent(samples.consent(Samples.named())))
                .contains("app.example.com")
                .doesNotContain("role=\"alert\"");
        assertThat(pages.consent(samples.longConsent()))
                .contains("role=\"alert\"", say(TranslationKey.DESTINATION_UNUSUAL));
    }

    @Test
    void forty_permissions_fold_away_all_but_the_first_and_the_special_ones() {
        var few = new Access.Named(Samples.many(10));
        var many = new Access.Named(Samples.many(40));
        var special =
                new Access.Named(many.permissions().stream().map(ConsentTest::special).toList());
        assertThat(few.folded()).isEmpty();
        assertThat(many.shown()).hasSize(8);
        assertThat(many.folded()).hasSize(32).noneMatch(Permission::special);
        assertThat(special.folded()).isEmpty();
    }

    private static Permission special(Permission permission) {
        return new Permission(permission.label(), true);
    }

    private static Consent notOffline(Consent asked) {
        return new Consent(
                asked.frame(),
                asked.asker(),
                asked.person(),
                asked.access(),
                asked.identity(),
                false,
                asked.destination(),
                asked.form(),
                null,
                null);
    }

    private String say(TranslationKey text) {
        return samples.frame().say(text);
    }
}
