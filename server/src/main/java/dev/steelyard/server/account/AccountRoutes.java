package dev.steelyard.server.account;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Route;
import dev.steelyard.pages.view.LoginPurpose;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.metering.Throttle;
import java.util.List;
import java.util.Set;

/** Mounts the page of a person's own profile. */
public final class AccountRoutes {
    private static final String PATH = "/account";

    private AccountRoutes() {}

    public static List<Route> of(
            Ground ground, Browser browser, LoginStep loginStep, Throttle throttle) {
        var edits = new ProfileEdits(ground.store(), throttle, ground.journal(), ground.clock());
        var login = loginStep.ofVisitors(LoginPurpose.ACCOUNT, ground.path(PATH), Set.of());
        var starts = new Starts(ground.store(), ground.settings().issuer(), ground.clock());
        var endpoint = new AccountEndpoint(browser, login, edits, starts, ground.path(PATH));
        var screens = browser.screens();
        return List.of(
                get(ground.path(PATH), screens.around(endpoint::show)),
                post(ground.path(PATH), screens.around(endpoint::save)),
                post(login.path(), screens.around(login)));
    }
}
