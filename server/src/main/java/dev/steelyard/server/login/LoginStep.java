package dev.steelyard.server.login;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.login.LoginPurpose;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.interaction.Prompt;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.factor.SecondFactors;
import dev.steelyard.server.hashing.HasherQueue;
import dev.steelyard.server.hashing.Passwords;
import dev.steelyard.server.passkey.PasskeyService;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The login step of an authorization request, with its page and the endpoint of its form. */
public final class LoginStep {
    /** The path below the issuer's of the page for a forgotten password. */
    public static final String RECOVERY = "/recovery/request";

    private final LoginPage page;
    private final BrowserServices browser;
    private final LoginLimits limits;
    private final Passwords passwords;
    private final LoginRecorder logins;
    private final PasswordLogin passwordLogin;
    private final String recovery;
    private final PasskeyLogin passkeys;
    private final LoginFlow flow;
    private final SecondFactorPage secondFactor;
    private final FactorNeededPage factorNeeded;
    private final List<Route> routes;

    /**
     * @param hasherQueue the queue before {@code hasher}
     */
    public LoginStep(
            Services services,
            StepServices steps,
            SecondFactors factors,
            PasswordHasher hasher,
            HasherQueue hasherQueue) {
        var context = services.context();
        browser = services.browser();
        recovery = context.path(RECOVERY);
        limits =
                new LoginLimits(
                        services.activity().throttle(),
                        browser.recognizer(),
                        services.activity().counted().logins());
        passwords = new Passwords(context.store(), hasher, browser.recognizer(), hasherQueue);
        logins = new LoginRecorder(services);
        passkeys = new PasskeyLogin(PasskeyService.of(services).orElse(null), logins);
        page = new LoginPage(browser, steps, passkeys, context.settings());
        var pendings =
                new PendingLoginCodec(services.master().seal("pending logins"), steps.requests());
        secondFactor = new SecondFactorPage(services, steps, pendings, passkeys);
        factorNeeded = new FactorNeededPage(services, steps, factors, passkeys.service() != null);
        flow =
                new LoginFlow(
                        context.store(),
                        browser,
                        steps.interactions(),
                        logins,
                        secondFactor,
                        context.clock());
        passwordLogin = new PasswordLogin(limits, passwords, logins, flow);
        var endpoint = new LoginEndpoint(this, steps, page);
        var code =
                new SecondFactorEndpoint(services, factors.codes(), this, pendings, secondFactor);
        routes =
                List.of(
                        post(context.path("/login"), browser.screens().around(endpoint)),
                        post(SecondFactorPage.path(services), browser.screens().around(code)));
    }

    public Prompt prompt() {
        return page;
    }

    /** Asks a user who is logged in for the second factor. */
    public Prompt secondFactor() {
        return secondFactor;
    }

    /** Tells a user that it has no second factor that is enough. */
    public Prompt factorNeeded() {
        return factorNeeded;
    }

    /** Where every way to log in ends. */
    public LoginFlow flow() {
        return flow;
    }

    /**
     * The login of users who open a page of this server without a client's request.
     *
     * @param purpose what the user logs in for
     * @param page the path of the page, which mounts the login
     * @param kept the parameters of its query that the page gets back
     */
    public VisitorLogin ofVisitors(LoginPurpose purpose, String page, Set<String> kept) {
        return new VisitorLogin(this, purpose, page, kept);
    }

    /** Limits on password checks. */
    public LoginLimits limits() {
        return limits;
    }

    public Passwords passwords() {
        return passwords;
    }

    /** Empty where the issuer's host can have no passkeys. */
    public Optional<PasskeyService> passkeyService() {
        return Optional.ofNullable(passkeys.service());
    }

    PasswordLogin passwordLogin() {
        return passwordLogin;
    }

    PasskeyLogin passkeys() {
        return passkeys;
    }

    BrowserServices browser() {
        return browser;
    }

    /** The path of the page for a forgotten password. */
    String recovery() {
        return recovery;
    }

    LoginRecorder logins() {
        return logins;
    }

    public List<Route> routes() {
        return routes;
    }
}
