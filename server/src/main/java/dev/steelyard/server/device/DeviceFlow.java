package dev.steelyard.server.device;

import static dev.steelyard.http.route.Route.get;
import static dev.steelyard.http.route.Route.post;

import dev.steelyard.http.route.Route;
import dev.steelyard.pages.login.LoginPurpose;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.token.CodeRedemption;
import dev.steelyard.server.token.Grant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Creates the grant, the endpoints and the page of the device flow (RFC 8628), if it is enabled.
 */
public final class DeviceFlow {
    private final List<Grant> grants;
    private final List<Route> routes;

    public DeviceFlow(Services services, StepServices steps, LoginStep loginStep) {
        var context = services.context();
        if (!context.settings().devices().on()) {
            grants = List.of();
            routes = List.of();
            return;
        }
        var store = context.store();
        var clock = context.clock();
        var path = context.path(EntryPage.PATH);
        var userCodes = new UserCodes(store, services.master().seal("user codes"), clock);
        var endpoint = new DeviceAuthorizationEndpoint(services, steps.requests(), userCodes);
        var login = loginStep.ofVisitors(LoginPurpose.DEVICE, path, Set.of(EntryPage.USER_CODE));
        var page = new EntryPage(services, login, userCodes, steps.entered());
        var screens = services.browser().screens();
        grants =
                List.of(
                        new DeviceGrant(
                                store,
                                new CodeRedemption(services),
                                new DevicePollLimiter(clock),
                                clock));
        routes =
                Stream.concat(
                                services
                                        .clients()
                                        .cors()
                                        .open(post(context.path("/device_authorization"), endpoint))
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
