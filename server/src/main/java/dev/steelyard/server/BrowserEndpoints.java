package dev.steelyard.server;

import static dev.steelyard.server.http.Route.get;
import static dev.steelyard.server.http.Route.post;

import dev.steelyard.pages.Pages;
import dev.steelyard.pages.frame.Assets;
import dev.steelyard.pages.frame.Branding;
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
import dev.steelyard.server.browser.FormGuard;
import dev.steelyard.server.browser.LoginSessions;
import dev.steelyard.server.browser.Screens;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.consent.ConsentEndpoint;
import dev.steelyard.server.consent.ConsentPage;
import dev.steelyard.server.consent.Decisions;
import dev.steelyard.server.http.Route;
import dev.steelyard.server.login.LoginEndpoint;
import dev.steelyard.server.login.LoginPage;
import dev.steelyard.server.login.Logins;
import dev.steelyard.server.login.Passwords;
import dev.steelyard.server.token.Endings;
import dev.steelyard.server.token.IdTokenHints;
import dev.steelyard.server.token.ScopeRules;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** What browsers meet, wired by hand: part of the list of {@link Endpoints}. */
final class BrowserEndpoints {
    private BrowserEndpoints() {}

    static List<Route> of(
            Core core, ClientAuthenticator clients, ScopeRules scopes, Endings endings) {
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

        var requests =
                new AuthorizationRequests(
                        new Recipients(clients, settings),
                        new Rules(scopes),
                        scopes,
                        new IdTokenHints(core.keys(), settings));
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
        var login =
                new LoginEndpoint(
                        requests,
                        sessions,
                        guard,
                        new Passwords(store, core.passwords()),
                        new Logins(
                                store,
                                sessions,
                                endings,
                                core.ids(),
                                new Seal(master.derive("unknown addresses")),
                                clock),
                        loginPage,
                        interactions,
                        cookies,
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

        var routes = new ArrayList<Route>();
        routes.add(get(issuer + "/auth", screens.around(authorization)));
        routes.add(post(issuer + "/auth", screens.around(new PostedRequest(settings, "/auth"))));
        routes.add(post(issuer + "/login", screens.around(login)));
        routes.add(post(issuer + "/consent", screens.around(consent)));
        routes.addAll(AssetRoutes.routes(assets));
        return List.copyOf(routes);
    }
}
