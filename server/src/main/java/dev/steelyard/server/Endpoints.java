package dev.steelyard.server;

import static dev.steelyard.server.http.Route.get;
import static dev.steelyard.server.http.Route.post;

import dev.steelyard.server.clientauth.Askers;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.discovery.DiscoveryEndpoint;
import dev.steelyard.server.discovery.JwksEndpoint;
import dev.steelyard.server.feed.ApplicationsEndpoint;
import dev.steelyard.server.feed.ChangesEndpoint;
import dev.steelyard.server.feed.OriginsEndpoint;
import dev.steelyard.server.feed.StatesEndpoint;
import dev.steelyard.server.http.Route;
import dev.steelyard.server.introspection.IntrospectionEndpoint;
import dev.steelyard.server.revocation.RevocationEndpoint;
import dev.steelyard.server.token.ClientCredentials;
import dev.steelyard.server.token.CodeExchange;
import dev.steelyard.server.token.Endings;
import dev.steelyard.server.token.IssuanceCounter;
import dev.steelyard.server.token.IssuedTokens;
import dev.steelyard.server.token.Minter;
import dev.steelyard.server.token.Refresh;
import dev.steelyard.server.token.ScopeRules;
import dev.steelyard.server.token.TokenEndpoint;
import java.util.List;

/** Every endpoint of the server: the one literal list. */
final class Endpoints {
    private Endpoints() {}

    static List<Route> of(Core core, IssuanceCounter counter) {
        var settings = core.settings();
        var issuer = settings.path();
        var store = core.store();
        var clock = core.clock();
        var lifetimes = settings.lifetimes();

        var clients = new ClientAuthenticator(core.directory(), clock);
        var apis = new ResourceServerAuthenticator(core.directory(), clock);
        var scopes = new ScopeRules(core.directory());
        var endings = new Endings(lifetimes, clock);
        var issued =
                new IssuedTokens(
                        settings,
                        core.keys(),
                        core.directory(),
                        core.revocations(),
                        clock,
                        core.provider());
        var token =
                new TokenEndpoint(
                        List.of(
                                new ClientCredentials(core.directory(), scopes),
                                new CodeExchange(store, scopes, core.ids(), core.secrets(), clock),
                                new Refresh(
                                        store,
                                        scopes,
                                        core.ids(),
                                        core.secrets(),
                                        lifetimes,
                                        clock)),
                        clients,
                        core.directory(),
                        new Minter(settings, core.keys(), core.directory(), core.ids()),
                        endings,
                        counter,
                        store,
                        core.ids(),
                        clock,
                        settings);
        var discovery = new DiscoveryEndpoint(settings, core.directory());

        return List.of(
                get(issuer + "/.well-known/openid-configuration", discovery),
                get("/.well-known/oauth-authorization-server" + issuer, discovery),
                get(issuer + "/jwks", new JwksEndpoint(core.keys())),
                post(issuer + "/token", token),
                post(
                        issuer + "/introspection",
                        new IntrospectionEndpoint(
                                new Askers(apis, clients), issued, store, lifetimes, clock)),
                post(
                        issuer + "/revocation",
                        new RevocationEndpoint(clients, issued, endings, store)),
                post("/guard/v1/states", new StatesEndpoint(apis, store, clock)),
                get("/guard/v1/changes", new ChangesEndpoint(apis, store.changes())),
                post("/guard/v1/applications", new ApplicationsEndpoint(apis, store)),
                get("/guard/v1/origins", new OriginsEndpoint(apis, store)));
    }
}
