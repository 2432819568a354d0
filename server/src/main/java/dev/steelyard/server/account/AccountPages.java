package dev.steelyard.server.account;

import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.Pages;
import dev.steelyard.pages.SecurityHeaders;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.login.LoginPurpose;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.Problem;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.SessionEnded;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.login.VisitorLogin;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What the sections of the account share: only their signed-in user sees them, only their own pages
 * send their forms, and all have one frame. Thread-safe.
 */
public final class AccountPages {
    /** The parameter that says what was just done, so that a reload does nothing again. */
    public static final String DONE = "done";

    /** What pages of the account get back after a login. */
    private static final Set<String> KEPT = Set.of("continue", "link", "client", "application");

    private static final ZoneId UNIVERSAL = ZoneId.of("UTC");

    private final Services services;
    private final BrowserServices browser;
    private final VisitorLogin login;
    private final AccountFreshProof proof;
    private final String path;

    public AccountPages(Services services, LoginStep step) {
        this.services = services;
        this.browser = services.browser();
        this.path = services.context().path("/account");
        this.login = step.ofVisitors(LoginPurpose.ACCOUNT, path, KEPT);
        this.proof =
                new AccountFreshProof(
                        services.context().store(), login, services.context().clock());
    }

    /** The path of {@code section}. */
    public String path(AccountSection section) {
        return path + section.path();
    }

    public AccountFreshProof proof() {
        return proof;
    }

    /** A page at {@code path}, for a user who is signed in; others are asked to log in. */
    public Route get(String at, UserEndpoint page) {
        return Route.get(
                at,
                browser.screens()
                        .around(
                                wire ->
                                        browser.sessions()
                                                .current(wire)
                                                .map(signedIn -> page.show(wire, signedIn))
                                                .orElseGet(() -> login.ask(wire))));
    }

    /** The form of a page here. */
    public Route post(String at, UserFormEndpoint form) {
        return Route.post(
                at,
                browser.screens()
                        .around(
                                wire -> {
                                    var fields = wire.form();
                                    var signedIn = browser.sessions().current(wire).orElse(null);
                                    return signedIn != null
                                                    && browser.guard()
                                                            .passes(wire, fields, signedIn)
                                            ? handle(form, wire, fields, signedIn)
                                            : browser.screens().problem(wire, Problem.FORM_EXPIRED);
                                }));
    }

    private Reply handle(
            UserFormEndpoint form, Request wire, Parameters fields, SignedInUser signedIn) {
        try {
            return form.handle(wire, fields, signedIn);
        } catch (SessionEnded _) {
            return browser.screens().problem(wire, Problem.FORM_EXPIRED);
        }
    }

    /** The form with which users log in to the account. */
    Route login() {
        return Route.post(login.path(), browser.screens().around(login));
    }

    /** The frame for the user, whose times are in the time zone of its profile. */
    public AccountFrame frame(Request wire, SignedInUser signedIn) {
        return frame(browser.screens().frame(wire, null), signedIn);
    }

    /** As {@link #frame}, of a page that can answer its own form. */
    public AccountFrame frameOfForm(Request wire, SignedInUser signedIn) {
        return frame(browser.screens().frameOfForm(wire, null), signedIn);
    }

    private AccountFrame frame(Frame frame, SignedInUser signedIn) {
        var user = signedIn.user();
        return new AccountFrame(
                frame,
                new Person(user.name(), user.email().written()),
                path,
                services.context().path("/session/end"),
                zone(services.context().store(), user.id()),
                services.context().clock().instant(),
                services.context()
                        .store()
                        .read(tx -> tx.accountDeletions().find(user.id()))
                        .map(AccountDeletion::due)
                        .orElse(null));
    }

    /** The time zone of the user's profile, in which pages show it times. */
    public static ZoneId zone(Store store, Id<User> user) {
        return store.read(tx -> tx.profiles().find(user))
                .map(Profile::values)
                .map(values -> values.get(ProfileField.ZONEINFO))
                .map(ZoneId::of)
                .orElse(UNIVERSAL);
    }

    /** Leads from a form to the page that says what was done. */
    public Reply done(String page, String what) {
        return Reply.redirect(page + "?" + DONE + "=" + what).noStore();
    }

    /** Asks the user to log in again, and leads back to the page. */
    public Reply askAgain(Request wire, SignedInUser signedIn) {
        return login.ask(wire, signedIn);
    }

    /** A page without a form. */
    public Reply page(String html) {
        return browser.screens().page(html);
    }

    /**
     * A page that runs one of our own script files.
     *
     * @param html writes it with the token that its form needs
     */
    public Reply scripted(
            Request wire,
            SignedInUser signedIn,
            int status,
            BiFunction<Pages, FormGuard.Token, String> html) {
        var token = browser.guard().token(wire, signedIn);
        var written = html.apply(browser.screens().pages(), token);
        return token.with(
                browser.screens()
                        .page(status, written, SecurityHeaders.standard().allowingOwnScript()));
    }

    /**
     * A page with one or more forms.
     *
     * @param html writes it with the hidden fields that each of its forms needs
     */
    public Reply page(
            Request wire,
            SignedInUser signedIn,
            int status,
            BiFunction<Pages, Map<String, String>, String> html) {
        var token = browser.guard().token(wire, signedIn);
        var written = html.apply(browser.screens().pages(), Map.of(FormGuard.FIELD, token.field()));
        return token.with(browser.screens().page(status, written, SecurityHeaders.standard()));
    }

    /** A page with one form, which posts to {@code action}. */
    public Reply page(
            Request wire,
            SignedInUser signedIn,
            int status,
            String action,
            BiFunction<Pages, Form, String> html) {
        return page(
                wire,
                signedIn,
                status,
                (pages, hidden) -> html.apply(pages, new Form(action, hidden)));
    }

    public Pages pages() {
        return browser.screens().pages();
    }

    public Services services() {
        return services;
    }
}
