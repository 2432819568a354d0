package dev.steelyard.server.device;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Cors;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.view.LoginPurpose;
import dev.steelyard.server.authorize.Steps;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.ground.Ground;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.metering.Intake;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.refusal.EndpointRefusals;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.token.CodeRedemption;
import dev.steelyard.server.token.Grant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Devices, where the platform has them: their grant, and what else there is to mount. */
public final class DeviceFlow {
    private final List<Grant> grants;
    private final List<Route> routes;

    public DeviceFlow(
            Ground ground,
            Browser browser,
            Steps steps,
            LoginStep loginStep,
            Cors cors,
            ClientAuthenticator clients,
            CodeRedemption codes,
            Dpop dpop,
            Throttle throttle,
            MasterKey master,
            RefusalWriter refusals) {
        if (!ground.settings().devices().on()) {
            grants = List.of();
            routes = List.of();
            return;
        }
        var store = ground.store();
        var clock = ground.clock();
        var path = ground.path(EntryPage.PATH);
        var userCodes = new UserCodes(store, new Seal(master.derive("user codes")), clock);
        var endpoint =
                new DeviceAuthorizationEndpoint(
                        clients,
                        steps.requests(),
                        dpop,
                        new Intake(throttle, Limit.DEVICE_OF_CLIENT, Limit.DEVICE_AT_SOURCE),
                        userCodes,
                        new EndpointRefusals(refusals, "/device_authorization"),
                        ground);
        var login = loginStep.ofVisitors(LoginPurpose.DEVICE, path, Set.of(EntryPage.USER_CODE));
        var page = new EntryPage(browser, login, userCodes, steps.entered(), throttle, ground);
        var screens = browser.screens();
        grants = List.of(new DeviceGrant(store, codes, new Polls(clock), clock));
        routes =
                Stream.concat(
                                cors
                                        .open(post(ground.path("/device_authorization"), endpoint))
                                        .stream(),
                                Stream.of(
                                        get(path, screens.around(page::show)),
                                        post(path, screens.around(page::enter)),
                                        get(path + "/allowed", screens.around(page::allowed)),
                                        get(path + "/denied", screens.around(page::denied)),
                                        post(login.path(), screens.around(login))))
                        .toList();
    }

    public List<Grant> grants() {
        return grants;
    }

    public List<Route> routes() {
        return routes;
    }
}
