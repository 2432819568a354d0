package dev.steelyard.server.login;

import static dev.steelyard.server.http.Route.post;

import dev.steelyard.domain.ending.Endings;
import dev.steelyard.server.authorize.Question;
import dev.steelyard.server.authorize.Steps;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.http.Route;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.throttle.Throttle;
import java.util.List;

/** Login: the page that the authorization endpoint asks with, and where its form goes. */
public final class LoginStep {
    private final LoginPage page;
    private final AccountLogin ofAccount;
    private final List<Route> routes;

    public LoginStep(
            Ground ground,
            Browser browser,
            Steps steps,
            LoginLimits limits,
            Passwords passwords,
            Throttle throttle,
            Endings endings,
            MasterKey master) {
        page = new LoginPage(browser, steps, ground.settings());
        var logins =
                new Logins(
                        ground.store(),
                        browser.sessions(),
                        endings,
                        ground.journal(),
                        throttle,
                        new Seal(master.derive("unknown addresses")),
                        ground.clock());
        var endpoint =
                new LoginEndpoint(browser, steps, limits, passwords, logins, page, ground.clock());
        ofAccount = new AccountLogin(browser, limits, passwords, logins, ground.settings());
        routes =
                List.of(
                        post(ground.path("/login"), browser.screens().around(endpoint)),
                        post(ground.path("/account/login"), browser.screens().around(ofAccount)));
    }

    public Question question() {
        return page;
    }

    /** Of those who come by themselves, to their own account. */
    public AccountLogin ofAccount() {
        return ofAccount;
    }

    public List<Route> routes() {
        return routes;
    }
}
