package dev.steelyard.server.login;

import static dev.steelyard.http.route.Route.post;

import dev.steelyard.domain.journal.Endings;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.view.LoginPurpose;
import dev.steelyard.server.authorize.Question;
import dev.steelyard.server.authorize.Steps;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.metering.Tally;
import dev.steelyard.server.metering.Throttle;
import java.util.List;
import java.util.Set;

/** Login: the page that the authorization endpoint asks with, and where its form goes. */
public final class LoginStep {
    private final LoginPage page;
    private final Browser browser;
    private final LoginLimits limits;
    private final Passwords passwords;
    private final Logins logins;
    private final List<Route> routes;

    public LoginStep(
            Ground ground,
            Browser browser,
            Steps steps,
            LoginLimits limits,
            Passwords passwords,
            Throttle throttle,
            Endings endings,
            MasterKey master,
            Tally<LoginOutcome> outcomes) {
        this.browser = browser;
        this.limits = limits;
        this.passwords = passwords;
        page = new LoginPage(browser, steps, ground.settings());
        logins =
                new Logins(
                        ground.store(),
                        browser.sessions(),
                        endings,
                        ground.journal(),
                        throttle,
                        new Seal(master.derive("unknown addresses")),
                        ground.clock(),
                        outcomes);
        var endpoint =
                new LoginEndpoint(browser, steps, limits, passwords, logins, page, ground.clock());
        routes = List.of(post(ground.path("/login"), browser.screens().around(endpoint)));
    }

    public Question question() {
        return page;
    }

    /**
     * Of those who come by themselves, to a page of ours that mounts it.
     *
     * @param purpose what one signs in for
     * @param page its path
     * @param kept what of its query it is to find again
     */
    public VisitorLogin ofVisitors(LoginPurpose purpose, String page, Set<String> kept) {
        return new VisitorLogin(browser, limits, passwords, logins, purpose, page, kept);
    }

    public List<Route> routes() {
        return routes;
    }
}
