package dev.steelyard.pages;

import dev.steelyard.pages.consent.Access;
import dev.steelyard.pages.consent.AccessReceiver;
import dev.steelyard.pages.consent.Consent;
import dev.steelyard.pages.consent.DeviceEntry;
import dev.steelyard.pages.consent.DeviceEntryError;
import dev.steelyard.pages.consent.Identity;
import dev.steelyard.pages.consent.Permission;
import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Branding;
import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.frame.LanguageSwitch;
import dev.steelyard.pages.invitation.ContactConfirmation;
import dev.steelyard.pages.invitation.Invitation;
import dev.steelyard.pages.invitation.InvitationError;
import dev.steelyard.pages.invitation.StaffInvitation;
import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.language.Moment;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.pages.login.DeletionNotice;
import dev.steelyard.pages.login.FactorNeed;
import dev.steelyard.pages.login.FactorNeeded;
import dev.steelyard.pages.login.LoggedOut;
import dev.steelyard.pages.login.Login;
import dev.steelyard.pages.login.LoginError;
import dev.steelyard.pages.login.LoginPurpose;
import dev.steelyard.pages.login.Logout;
import dev.steelyard.pages.login.SecondFactor;
import dev.steelyard.pages.login.SecondFactorError;
import dev.steelyard.pages.login.TrustOffer;
import dev.steelyard.pages.password.AddressUndo;
import dev.steelyard.pages.password.NewPassword;
import dev.steelyard.pages.password.PasswordProblem;
import dev.steelyard.pages.password.Recovery;
import dev.steelyard.pages.password.RecoveryRequest;
import dev.steelyard.pages.view.ClientLink;
import dev.steelyard.pages.view.ErrorPage;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.FormError;
import dev.steelyard.pages.view.FormPost;
import dev.steelyard.pages.view.Link;
import dev.steelyard.pages.view.Message;
import dev.steelyard.pages.view.Notice;
import dev.steelyard.pages.view.PasskeyPrompt;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.pages.view.RequestingClient;
import dev.steelyard.pages.view.TooManyAttempts;
import dev.steelyard.pages.view.Welcome;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Each page with something on it, in a language of choice. */
record Samples(Frame frame) {
    static final String CSRF = "csrf-5f2a";
    private static final Pages PAGES = new Pages();

    static Samples in(Language language) {
        Branding branding = Branding.STEELYARD;
        return new Samples(
                Frame.of(branding, Assets.of(branding, "/assets"))
                        .in(language)
                        .with(LanguageSwitch.to("/oidc/language", "/oidc/auth?state=a")));
    }

    Map<String, String> all() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("login", PAGES.login(login("", null)));
        pages.put("login-wrong", PAGES.login(login("ada@example.com", wrong())));
        pages.put(
                "login-wait",
                PAGES.login(login("ada@example.com", new TooManyAttempts(Duration.ofSeconds(61)))));
        pages.put(
                "second-factor-wait",
                PAGES.secondFactor(
                        secondFactor(true, new TooManyAttempts(Duration.ofMinutes(60)))));
        pages.put("login-own", PAGES.login(ownLogin(LoginPurpose.ACCOUNT)));
        pages.put("login-device", PAGES.login(ownLogin(LoginPurpose.DEVICE)));
        pages.put("second-factor", PAGES.secondFactor(secondFactor(true, null)));
        pages.put(
                "second-factor-wrong",
                PAGES.secondFactor(secondFactor(true, SecondFactorError.WRONG_CODE)));
        pages.put("second-factor-recovery", PAGES.secondFactor(secondFactor(false, null)));
        for (var need : FactorNeed.values()) {
            pages.put(
                    "factor-needed-" + need,
                    PAGES.factorNeeded(
                            new FactorNeeded(
                                    frame,
                                    asker(),
                                    "ada@example.com",
                                    need,
                                    need == FactorNeed.LINK || need == FactorNeed.MAIL
                                            ? null
                                            : "/oidc/account/security",
                                    need == FactorNeed.ANY ? "/oidc/account/security" : null,
                                    need == FactorNeed.MAIL ? form() : null)));
        }
        AccountSamples.of(frame).forEach((name, page) -> pages.put(name, page));
        pages.put(
                "deletion-notice",
                PAGES.deletionNotice(
                        new DeletionNotice(
                                frame,
                                asker(),
                                new Moment(
                                        "15 March 2026, 07:00 CET",
                                        "2026-03-15T06:00:00Z",
                                        "2026-03-15 06:00:00 UTC"),
                                form())));
        pages.put("consent", PAGES.consent(consent(named())));
        pages.put("consent-roles", PAGES.consent(consent(roles())));
        pages.put("consent-long", PAGES.consent(longConsent()));
        pages.put("consent-device", PAGES.consent(deviceConsent()));
        pages.put("device", PAGES.deviceEntry(device("", null)));
        pages.put("device-filled", PAGES.deviceEntry(device("WDJB-MJHT", null)));
        pages.put(
                "device-wrong",
                PAGES.deviceEntry(device("WDJB-MJHX", DeviceEntryError.WRONG_CODE)));
        pages.put(
                "device-allowed",
                PAGES.message(new Message(frame, Notice.DEVICE_ALLOWED, List.of())));
        pages.put(
                "device-denied",
                PAGES.message(new Message(frame, Notice.DEVICE_DENIED, List.of())));
        pages.put("invitation", PAGES.invitation(invitation(null)));
        pages.put("invitation-error", PAGES.invitation(invitation(InvitationError.NOT_ACCEPTED)));
        pages.put("recovery", PAGES.recovery(recovery(frame.say(TranslationKey.RESET_LEAD), null)));
        pages.put(
                "recovery-staff",
                PAGES.recovery(
                        recovery(
                                frame.say(TranslationKey.RESET_LEAD_STAFF, "Grace Hopper"),
                                PasswordProblem.LIKE_NAME)));
        pages.put(
                "recovery-request",
                PAGES.recoveryRequest(new RecoveryRequest(frame, "", false, form())));
        pages.put(
                "recovery-request-malformed",
                PAGES.recoveryRequest(new RecoveryRequest(frame, "ada", true, form())));
        pages.put(
                "address-undo",
                PAGES.addressUndo(
                        new AddressUndo(
                                frame, new Person("Ada <Byron>", "ada@example.com"), form())));
        pages.put("logout", PAGES.logout(new Logout(frame, "ada@example.com", form())));
        pages.put(
                "contact",
                PAGES.contactConfirmation(
                        new ContactConfirmation(
                                frame, "Mill <Lane>", "support@example.com", form())));
        pages.put("logged-out", PAGES.loggedOut(new LoggedOut(frame, link(), List.of())));
        pages.put("staff-invitation", PAGES.staffInvitation(staffInvitation(false)));
        pages.put("first-operator", PAGES.staffInvitation(staffInvitation(true)));
        pages.put(
                "message",
                PAGES.message(new Message(frame, Notice.INVITATION_ACCEPTED, List.of(link()))));
        pages.put("error", PAGES.error(error(Problem.REDIRECT_URI_UNKNOWN)));
        pages.put(
                "welcome",
                PAGES.welcome(
                        new Welcome(
                                frame, "/oidc/account", URI.create("https://docs.example.com/"))));
        pages.put("form-post", PAGES.formPost(formPost()));
        return pages;
    }

    static Form form() {
        return new Form("/oidc/interaction", Map.of("csrf", CSRF));
    }

    static RequestingClient asker() {
        return new RequestingClient(
                "Harvest Board",
                "Mill Lane",
                "Mill Lane Ltd",
                null,
                List.of(
                        ClientLink.about("https://app.example.com/about"),
                        ClientLink.policy("https://app.example.com/privacy"),
                        ClientLink.terms("https://app.example.com/terms")));
    }

    SecondFactor secondFactor(boolean authenticator, @Nullable FormError error) {
        return new SecondFactor(
                frame,
                asker(),
                "ada@example.com",
                authenticator,
                true,
                authenticator ? new TrustOffer(30, error != null) : null,
                error,
                form(),
                "/oidc/auth?client_id=x",
                authenticator ? null : passkey());
    }

    Login login(String email, @Nullable FormError error) {
        return new Login(
                frame,
                asker(),
                LoginPurpose.CLIENT,
                email,
                error,
                form(),
                email.isEmpty() ? null : "/other",
                passkey(),
                "/oidc/recovery/request");
    }

    private Recovery recovery(String lead, @Nullable PasswordProblem problem) {
        return new Recovery(
                frame,
                new Person("Ada Lovelace", "ada@example.com"),
                lead,
                new NewPassword(15, problem),
                form());
    }

    private Login ownLogin(LoginPurpose purpose) {
        return new Login(
                frame, null, purpose, "", null, form(), null, passkey(), "/oidc/recovery/request");
    }

    private static PasskeyPrompt passkey() {
        return new PasskeyPrompt("{\"rpId\":\"localhost\"}", "sealed-challenge");
    }

    Consent consent(Access access) {
        var person = new Person("Ada Lovelace", "ada@example.com");
        var destination = new AccessReceiver.Site("app.example.com", false);
        return new Consent(
                frame,
                asker(),
                person,
                access,
                List.of(Identity.values()),
                true,
                destination,
                form(),
                "/other",
                "/oidc/account/security");
    }

    Consent deviceConsent() {
        return new Consent(
                frame,
                asker(),
                new Person("Ada Lovelace", "ada@example.com"),
                named(),
                List.of(Identity.SUBJECT),
                false,
                new AccessReceiver.Device("203.0.113.7"),
                form(),
                null,
                null);
    }

    DeviceEntry device(String code, @Nullable FormError error) {
        return new DeviceEntry(
                frame,
                new Person("Ada Lovelace", "ada@example.com"),
                code,
                error,
                form(),
                "/other");
    }

    Consent longConsent() {
        var asker =
                new RequestingClient(
                        "Regional Weighbridge Reporting and Invoicing Workbench 2026 Q",
                        "Landwirtschaftliche_Hauptgenossenschaft_Oberschwaben_Nord_West",
                        "Landwirtschaftliche Hauptgenossenschaft Oberschwaben Nord-West eG");
        var person =
                new Person("Maximiliane-Henriette von Hohenzollern-Sigmaringen", "m@example.com");
        return new Consent(
                frame,
                asker,
                person,
                new Access.Named(many(40)),
                List.of(Identity.SUBJECT),
                true,
                new AccessReceiver.Site(
                        "quite-a-long-name.of-some-host.internal.example.com", true),
                form(),
                null,
                null);
    }

    StaffInvitation staffInvitation(boolean firstOperator) {
        return new StaffInvitation(
                frame,
                "Weighers & Sons",
                firstOperator,
                firstOperator ? "" : "ada@example.com",
                "",
                new NewPassword(15, null),
                null,
                form());
    }

    Invitation invitation(@Nullable FormError error) {
        return new Invitation(
                frame,
                "Mill Lane",
                "Mill Lane Ltd",
                "ada@example.com",
                "",
                new NewPassword(12, error == null ? null : PasswordProblem.TOO_SHORT),
                error,
                form());
    }

    ErrorPage error(Problem problem) {
        return new ErrorPage(
                frame,
                problem,
                "665f1c2ab09d4e7711aa02c4",
                problem == Problem.REDIRECT_URI_UNKNOWN
                        ? "https://app.example.com/callback?x=%22"
                        : null);
    }

    FormPost formPost() {
        URI redirectUri = URI.create("https://app.example.com/cb");
        return new FormPost(frame, asker(), redirectUri, Map.of("code", "SplxlOBeZQQYbYS6WxSbIA"));
    }

    static Link link() {
        return new Link("Harvest Board", URI.create("https://app.example.com/"));
    }

    static LoginError wrong() {
        return LoginError.WRONG_CREDENTIALS;
    }

    static Access named() {
        return new Access.Named(
                List.of(
                        new Permission("Read collections", false),
                        new Permission("Read documents", false),
                        new Permission("Write documents", false),
                        new Permission("Import data", true)));
    }

    static Access roles() {
        return new Access.Roles(
                List.of(
                        new Permission("Read collections", false),
                        new Permission("Read documents", false)));
    }

    static List<Permission> many(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Permission("Read weighings of scale " + i, i % 13 == 0))
                .toList();
    }
}
