package dev.steelyard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.login.Login;
import dev.steelyard.pages.login.LoginError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagesTest {
    private static final Pattern REQUEST = Pattern.compile("(?:src|<link[^>]* href)=\"([^\"]*)\"");
    private static final Pattern VISIBLE_INPUT =
            Pattern.compile("<input (?!type=\"hidden\")id=\"([^\"]*)\"[^>]*>");

    private final Pages pages = new Pages();

    @ParameterizedTest
    @EnumSource
    void every_page_is_free_of_inline_script_and_style(Language language) {
        Samples.in(language)
                .all()
                .forEach(
                        (name, html) ->
                                assertThat(html)
                                        .as(name)
                                        .startsWith("<!DOCTYPE html>")
                                        .contains("<html lang=\"" + language.tag() + "\">")
                                        .doesNotContainIgnoringCase("<style", "style=")
                                        .doesNotContainPattern(
                                                "<script(?! src=\"/assets/(submit|passkey|password)-)")
                                        .doesNotContainPattern("\\son[a-z]+="));
    }

    @ParameterizedTest
    @EnumSource
    void every_page_asks_only_for_its_hashed_assets(Language language) {
        Samples samples = Samples.in(language);
        samples.all()
                .forEach(
                        (name, html) ->
                                assertThat(REQUEST.matcher(html).results().map(PagesTest::first))
                                        .as(name)
                                        .containsExactlyElementsOf(
                                                assets(name, html, samples.frame().assets())));
    }

    private static List<String> assets(String name, String html, Assets assets) {
        var all = new ArrayList<>(List.of(assets.icon().path(), assets.stylesheet().path()));
        if (name.equals("form-post")) {
            all.add(assets.submit().path());
        }
        if (Set.of("account-passkey-new", "second-factor-recovery").contains(name)
                || name.contains("login")) {
            all.add(assets.passkey().path());
        }
        if (html.contains("new-password")) {
            all.add(assets.password().path());
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void every_input_has_a_label(Language language) {
        Samples.in(language)
                .all()
                .forEach(
                        (name, html) ->
                                assertThat(VISIBLE_INPUT.matcher(html).results())
                                        .as(name)
                                        .allSatisfy(
                                                input ->
                                                        assertThat(html).contains(labelOf(input))));
    }

    @ParameterizedTest
    @EnumSource
    void login_has_its_fields_and_a_wrong_password_marks_both(Language language) {
        Samples samples = Samples.in(language);
        Frame frame = samples.frame();
        String first = pages.login(samples.login("", null));
        String again = pages.login(samples.login("a@example.com", LoginError.WRONG_CREDENTIALS));
        assertThat(first)
                .contains(frame.say(TranslationKey.EMAIL), frame.say(TranslationKey.PASSWORD))
                .contains("Harvest Board", "Mill Lane", "Mill Lane Ltd")
                .contains("autocomplete=\"username webauthn\"", "autocomplete=\"current-password\"")
                .contains("name=\"csrf\" value=\"" + Samples.CSRF + "\"")
                .doesNotContain(
                        "role=\"alert\"", "aria-invalid", frame.say(TranslationKey.OTHER_ACCOUNT));
        assertThat(again)
                .contains("role=\"alert\">" + frame.say(TranslationKey.LOGIN_WRONG_CREDENTIALS))
                .contains("value=\"a@example.com\"", frame.say(TranslationKey.OTHER_ACCOUNT))
                .containsPattern("name=\"" + Login.EMAIL + "\".* aria-describedby=\"problem\"")
                .containsPattern("name=\"" + Login.PASSWORD + "\".* aria-describedby=\"problem\"");
    }

    @ParameterizedTest
    @EnumSource
    void invitation_error_and_logout_have_their_labels(Language language) {
        Samples samples = Samples.in(language);
        Frame frame = samples.frame();
        var all = samples.all();
        assertThat(all.get("invitation"))
                .contains(
                        frame.say(TranslationKey.INVITATION_NAME),
                        frame.say(TranslationKey.PASSWORD))
                .contains(frame.say(TranslationKey.INVITATION_PASSWORD_HINT, "12"))
                .contains("autocomplete=\"new-password\"");
        assertThat(all.get("invitation-error"))
                .contains(frame.say(TranslationKey.PASSWORD_TOO_SHORT, "12"));
        assertThat(all.get("logout"))
                .contains("name=\"decision\" value=\"logout\"", "name=\"decision\" value=\"stay\"");
        assertThat(all.get("error")).contains("665f1c2ab09d4e7711aa02c4");
        assertThat(all.get("form-post")).contains("action=\"https://app.example.com/cb\"");
        assertThat(List.of(all.get("logged-out"), all.get("message")))
                .allMatch(html -> html.contains("href=\"https://app.example.com/\""));
    }

    private static String first(MatchResult found) {
        return found.group(1);
    }

    private static String labelOf(MatchResult input) {
        return "<label for=\"" + first(input) + "\">";
    }
}
