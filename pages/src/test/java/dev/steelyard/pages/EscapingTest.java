package dev.steelyard.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.pages.consent.Access;
import dev.steelyard.pages.consent.AccessReceiver;
import dev.steelyard.pages.consent.Consent;
import dev.steelyard.pages.consent.DeviceEntry;
import dev.steelyard.pages.consent.Identity;
import dev.steelyard.pages.consent.Permission;
import dev.steelyard.pages.frame.Accent;
import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Branding;
import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.frame.LanguageSwitch;
import dev.steelyard.pages.invitation.Invitation;
import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.login.LoggedOut;
import dev.steelyard.pages.login.Login;
import dev.steelyard.pages.login.LoginPurpose;
import dev.steelyard.pages.login.Logout;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.password.Recovery;
import dev.steelyard.pages.password.RecoveryRequest;
import dev.steelyard.pages.view.ErrorPage;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormPost;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.PasskeyPrompt;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.pages.view.RequestingClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every string of every view is hostile. */
class EscapingTest {
    private static final Pattern TAG = Pattern.compile("<[^<>\"]*(?:\"[^\"]*\"[^<>\"]*)*>");

    private final Pages pages = new Pages();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><script>alert(1)</script>",
                "\" autofocus onfocus=\"alert(1)",
                "' onmouseover='alert(1)",
                "</title><script>alert(1)</script>",
                "</textarea></form><form action=//evil.example>",
                "{0} $1 \\ ${7*7} @raw"
            })
    void what_others_wrote_stays_text(String hostile) {
        String plain = "Ordinary words";
        var good = rendered(plain).toList();
        var bad = rendered(hostile).toList();
        for (int page = 0; page < good.size(); page++) {
            assertThat(shape(bad.get(page)))
                    .as("page %d has the same tags and attributes as with plain words", page)
                    .isEqualTo(shape(good.get(page)));
            assertThat(bad.get(page)).contains(escaped(hostile));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "x"
            })
    void a_link_leads_to_the_web_to_an_app_or_to_a_path_here(String target) {
        assertThatThrownBy(() -> new Link("Harvest Board", URI.create(target)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Link("App", URI.create("com.example.app:/done")).name()).isEqualTo("App");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "", "x"})
    void a_form_stays_on_this_server(String action) {
        assertThatThrownBy(() -> new Form(action, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_response_is_only_posted_to_a_web_address() {
        var frame = Samples.in(Language.ENGLISH).frame();
        var target = URI.create("javascript://app.example.com/%0aalert(1)");
        assertThatThrownBy(() -> new FormPost(frame, Samples.asker(), target, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hidden_values_are_not_in_the_log_form_of_a_view() {
        var samples = Samples.in(Language.ENGLISH);
        assertThat(samples.login("", null).toString()).doesNotContain(Samples.CSRF);
        assertThat(samples.formPost().toString()).doesNotContain("SplxlOBeZQQYbYS6WxSbIA");
    }

    private Stream<String> rendered(String words) {
        var branding = new Branding(words, words, Accent.of("#0b5f66"));
        var frame =
                Frame.of(branding, Assets.of(branding, "/assets"))
                        .with(LanguageSwitch.to("/oidc/language", "/" + words));
        var asker = new RequestingClient(words, words, words);
        var form = new Form("/" + words, Map.of(words, words));
        var access = new Access.Named(List.of(new Permission(words, true)));
        var link = new Link(words, URI.create("https://app.example.com/"));
        return Stream.concat(
                AccountSamples.of(frame, words).values().stream(),
                Stream.of(
                        pages.login(
                                new Login(
                                        frame,
                                        asker,
                                        LoginPurpose.CLIENT,
                                        words,
                                        null,
                                        form,
                                        "/" + words,
                                        new PasskeyPrompt(words, words),
                                        "/" + words)),
                        pages.recovery(
                                new Recovery(
                                        frame,
                                        new Person(words, words),
                                        words,
                                        new NewPassword(15, null),
                                        form)),
                        pages.recoveryRequest(new RecoveryRequest(frame, words, true, form)),
                        pages.deviceEntry(
                                new DeviceEntry(
                                        frame,
                                        new Person(words, words),
                                        words,
                                        null,
                                        form,
                                        "/" + words)),
                        pages.consent(
                                new Consent(
                                        frame,
                                        asker,
                                        new Person(words, words),
                                        access,
                                        List.of(Identity.EMAIL),
                                        true,
                                        new AccessReceiver.Site(words, true),
                                        form,
                                        "/" + words,
                                        null)),
                        pages.invitation(
                                new Invitation(
                                        frame,
                                        words,
                                        words,
                                        words,
                                        words,
                                        new NewPassword(12, null),
                                        null,
                                        form)),
                        pages.logout(new Logout(frame, words, form)),
                        pages.loggedOut(new LoggedOut(frame, link, List.of())),
                        pages.message(new Message(frame, Notice.STILL_SIGNED_IN, List.of(link))),
                        pages.error(new ErrorPage(frame, Problem.INTERNAL, words, words)),
                        pages.formPost(
                                new FormPost(frame, asker, link.target(), Map.of(words, words)))));
    }

    /** All tags of a page in order, with the names of their attributes but not the values. */
    private static List<String> shape(String html) {
        return TAG.matcher(html)
                .results()
                .map(tag -> tag.group().replaceAll("\"[^\"]*\"", "\"\""))
                .toList();
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
