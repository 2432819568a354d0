package dev.steelyard.server;

import static dev.steelyard.server.http.Route.get;
import static dev.steelyard.server.http.Route.post;

import dev.steelyard.domain.ending.Endings;
import dev.steelyard.pages.Pages;
import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Branding;
import dev.steelyard.server.accesstoken.IssuedTokens;
import dev.steelyard.server.authorize.AuthorizationEndpoint;
import dev.steelyard.server.authorize.AuthorizationRequests;
import dev.steelyard.server.authorize.CodeIssuer;
import dev.steelyard.server.authorize.Interactions;
import dev.steelyard.server.authorize.Introductions;
import dev.steelyard.server.authorize.PostedRequest;
import dev.steelyard.server.authorize.Recipients;
import dev.steelyard.server.authorize.Situations;
import dev.steelyard.server.authorize.rule.Rules;
import dev.steelyard.server.browser.AssetRoutes;
import dev.steelyard.server.browser.BrowserCookies;
import dev.steelyard.server.browser.Devices;
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.Screens;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.consent.ConsentEndpoint;
import dev.steelyard.server.consent.ConsentPage;
import dev.steelyard.server.consent.Decisions;
import dev.steelyard.server.cors.Cors;
import dev.steelyard.server.http.Route;
import dev.steelyard.server.idtoken.IdTokenHints;
import dev.steelyard.server.invitation.BootstrapEndpoint;
import dev.steelyard.server.invitation.InvitationEndpoint;
import dev.steelyard.server.invitation.InvitationPages;
import dev.steelyard.server.login.LoginEndpoint;
import dev.steelyard.server.login.LoginLimits;
import dev.steelyard.server.login.LoginPage;
import dev.steelyard.server.login.Logins;
import dev.steelyard.server.login.Passwords;
import dev.steelyard.server.logout.LogoutEndpoint;
import dev.steelyard.server.logout.LogoutPages;
import dev.steelyard.server.logout.Logouts;
import dev.steelyard.server.scope.ScopeRules;
import dev.steelyard.server.throttle.Throttle;
import dev.steelyard.server.userinfo.UserinfoEndpoint;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** What browsers meet, wired by hand: part of the list of {@link Endpoints}. */
final class BrowserEndpoints {
    private BrowserEndpoints() {}

    static List<Route> of(
            Core core,
            Throttle throttle,
            ClientAuthenticator clients,
            ScopeRules scopes,
            Endings endings,
            IssuedTokens issued) {
        var settings = core.settings();
        var issuer = settings.path();
        var store = core.store();
        var clock = core.clock();
        var master = core.masterKey();

        var branding =
                new Branding(settings.platform(), settings.platform(), Branding.STEELYARD.accent());
        var assets = Assets.of(branding, issuer + "/assets");
        var screens = new Screens(new Pages(), branding, assets);
        var cookies = new BrowserCookies(settings.issuer());
        var sessions =
                new LoginSessions(
                        store, cookies, core.ids(), core.secrets(), settings.lifetimes(), clock);
        var guard =
                new FormGuard(
                        cookies,
                        new Seal(master.derive("form tokens")),
                        new SecureRandom(),
                        settings.origin());

        var hints = new IdTokenHints(core.keys(), settings);
        var requests =
                new AuthorizationRequests(
                        new Recipients(clients, settings), new Rules(scopes), scopes, hints);
        var interactions =
                new Interactions(new Seal(master.derive("interactions")), clock, settings);
        var introductions = new Introductions(store);
        var loginPage = new LoginPage(screens, guard, introductions, interactions, settings);
        var consentPage =
                new ConsentPage(
                        screens, guard, introductions, interactions, core.directory(), settings);
        var authorization =
                new AuthorizationEndpoint(
                        requests,
                        new Situations(sessions, interactions, store, clock),
                        loginPage,
                        consentPage,
                        new CodeIssuer(
                                store,
                                core.ids(),
                                core.secrets(),
                                settings.lifetimes().authorizationCode(),
                                clock),
                        screens,
                        clock);
        var devices =
                new Devices(cookies, new Seal(master.derive("devices")), new SecureRandom(), clock);
        var limits = new LoginLimits(throttle, devices);
        var passwords = new Passwords(store, core.passwords());
        var login =
                new LoginEndpoint(
                        requests,
                        sessions,
                        guard,
                        limits,
                        passwords,
                        new Logins(
                                store,
                                sessions,
                                endings,
                                core.ids(),
                                throttle,
                                new Seal(master.derive("unknown addresses")),
                                clock),
                        loginPage,
                        interactions,
                        cookies,
                        devices,
                        screens,
                        clock);
        var consent =
                new ConsentEndpoint(
                        requests,
                        sessions,
                        guard,
                        new Decisions(store, core.ids(), clock),
                        interactions,
                        screens);

        var logout =
                new LogoutEndpoint(
                        hints,
                        clients,
                        sessions,
                        guard,
                        new Logouts(store, endings, core.ids(), clock),
                        new LogoutPages(screens, guard, settings),
                        cookies,
                        screens);
        var invitationPages = new InvitationPages(screens, guard, store, settings);
        var invitation =
                new InvitationEndpoint(
                        core.management().acceptInvitation(),
                        limits,
                        passwords,
                        store,
                        guard,
                        invitationPages,
                        screens);
        var bootstrap =
                new BootstrapEndpoint(
                        core.management().bootstrap(), guard, invitationPages, screens);
        var userinfo = new UserinfoEndpoint(issued, clients, store, clock);

        var routes = new ArrayList<Route>();
        routes.add(get(issuer + "/auth", screens.around(authorization)));
        routes.add(post(issuer + "/auth", screens.around(new PostedRequest(settings, "/auth"))));
        routes.add(post(issuer + "/login", screens.around(login)));
        routes.add(post(issuer + "/consent", screens.around(consent)));
        routes.add(get(issuer + "/session/end", screens.around(logout::ask)));
        routes.add(
                post(
                        issuer + "/session/end",
                        screens.around(new PostedRequest(settings, "/session/end"))));
        routes.add(post(issuer + "/session/end/decision", screens.around(logout::decide)));
        routes.add(get(issuer + "/invitation", screens.around(invitation::show)));
        routes.add(post(issuer + "/invitation", screens.around(invitation::join)));
        routes.add(get(issuer + "/bootstrap", screens.around(bootstrap::show)));
        routes.add(post(issuer + "/bootstrap", screens.around(bootstrap::join)));
        routes.addAll(
                new Cors(core.directory())
                        .open(get(issuer + "/me", userinfo), post(issuer + "/me", userinfo)));
        routes.addAll(AssetRoutes.routes(assets));
        return List.copyOf(routes);
    }
}
