package dev.steelyard.server;

import static dev.steelyard.server.http.Route.get;
import static dev.steelyard.server.http.Route.post;

import dev.steelyard.domain.ending.Endings;
import dev.steelyard.domain.manage.BuiltIn;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.server.accesstoken.AccessTokens;
import dev.steelyard.server.accesstoken.IssuedTokens;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.clientauth.Askers;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.clientauth.WrongSecrets;
import dev.steelyard.server.cors.Cors;
import dev.steelyard.server.directory.KnownResourceServer;
import dev.steelyard.server.discovery.DiscoveryEndpoint;
import dev.steelyard.server.discovery.JwksEndpoint;
import dev.steelyard.server.feed.ApplicationsEndpoint;
import dev.steelyard.server.feed.ChangesEndpoint;
import dev.steelyard.server.feed.InvitationsEndpoint;
import dev.steelyard.server.feed.LocalStates;
import dev.steelyard.server.feed.OriginsEndpoint;
import dev.steelyard.server.feed.StatesEndpoint;
import dev.steelyard.server.http.Endpoint;
import dev.steelyard.server.http.Route;
import dev.steelyard.server.idtoken.IdTokens;
import dev.steelyard.server.introspection.IntrospectionEndpoint;
import dev.steelyard.server.manage.ManagementApi;
import dev.steelyard.server.revocation.RevocationEndpoint;
import dev.steelyard.server.scope.ScopeRules;
import dev.steelyard.server.throttle.Throttle;
import dev.steelyard.server.token.ClientCredentials;
import dev.steelyard.server.token.CodeExchange;
import dev.steelyard.server.token.Refresh;
import dev.steelyard.server.token.TokenEndpoint;
import dev.steelyard.server.usage.IssuanceCounter;
import java.util.ArrayList;
import java.util.List;

/** Every endpoint of the server: the one list, by who calls. */
final class Endpoints {
    private final Core core;
    private final Throttle throttle;
    private final ClientAuthenticator clients;
    private final ResourceServerAuthenticator apis;
    private final ScopeRules scopes;
    private final Endings endings;
    private final IssuedTokens issued;

    private Endpoints(Core core) {
        this.core = core;
        this.throttle =
                new Throttle(
                        core.store(), new Seal(core.masterKey().derive("throttle")), core.clock());
        var wrongSecrets = new WrongSecrets(core.store(), throttle);
        this.clients = new ClientAuthenticator(core.directory(), wrongSecrets, core.clock());
        this.apis = new ResourceServerAuthenticator(core.directory(), wrongSecrets, core.clock());
        this.scopes = new ScopeRules(core.directory());
        this.endings = new Endings(core.settings().lifetimes().revocation(), core.clock());
        this.issued =
                new IssuedTokens(
                        core.settings(),
                        core.keys(),
                        core.directory(),
                        core.revocations(),
                        core.clock(),
                        core.provider());
    }

    static List<Route> of(Core core, IssuanceCounter counter) {
        var endpoints = new Endpoints(core);
        var all = new ArrayList<Route>();
        all.addAll(endpoints.ofPrograms(counter));
        all.addAll(endpoints.ofGuards());
        endpoints.addCaughtUp(
                all,
                BrowserEndpoints.of(
                        core,
                        endpoints.throttle,
                        endpoints.clients,
                        endpoints.scopes,
                        endpoints.endings,
                        endpoints.issued));
        all.addAll(
                ManagementApi.of(
                        core.management(),
                        core.clock(),
                        core.settings(),
                        core.pump()::catchUp,
                        endpoints::managementGuard));
        return List.copyOf(all);
    }

    /** Called by clients and resource servers. */
    private List<Route> ofPrograms(IssuanceCounter counter) {
        var issuer = core.settings().path();
        var discovery = new DiscoveryEndpoint(core.settings(), core.directory());
        var cors = new Cors(core.directory());
        var all = new ArrayList<Route>();
        all.add(get(issuer + "/.well-known/openid-configuration", discovery));
        all.add(get("/.well-known/oauth-authorization-server" + issuer, discovery));
        all.add(get(issuer + "/jwks", new JwksEndpoint(core.keys(), core.directory()::applied)));
        all.addAll(cors.open(post(issuer + "/token", token(counter))));
        all.add(
                post(
                        issuer + "/introspection",
                        new IntrospectionEndpoint(
                                new Askers(apis, clients),
                                issued,
                                core.store(),
                                core.settings().lifetimes(),
                                core.clock())));
        addCaughtUp(
                all,
                cors.open(
                        post(
                                issuer + "/revocation",
                                new RevocationEndpoint(clients, issued, endings, core.store()))));
        return all;
    }

    /**
     * Adds routes whose POSTs change what others are decided by: this node knows of the change
     * before it answers, so that the next request finds it.
     */
    private void addCaughtUp(List<Route> all, List<Route> routes) {
        for (var route : routes) {
            Endpoint caughtUp =
                    request -> {
                        var reply = route.endpoint().handle(request);
                        core.pump().catchUp();
                        return reply;
                    };
            all.add(
                    route.method().equals("POST")
                            ? new Route(route.method(), route.path(), caughtUp)
                            : route);
        }
    }

    /** Called by guards (docs/guard-protocol.md). */
    private List<Route> ofGuards() {
        var store = core.store();
        return List.of(
                post("/guard/v1/states", new StatesEndpoint(apis, store, core.clock())),
                get("/guard/v1/changes", new ChangesEndpoint(apis, store.changes())),
                post("/guard/v1/applications", new ApplicationsEndpoint(apis, store)),
                get("/guard/v1/origins", new OriginsEndpoint(apis, store)),
                post(
                        "/guard/v1/invitations",
                        new InvitationsEndpoint(
                                apis,
                                issued,
                                core.management().inviteWithin(),
                                core.settings(),
                                core.clock())));
    }

    private TokenEndpoint token(IssuanceCounter counter) {
        return new TokenEndpoint(
                List.of(
                        new ClientCredentials(core.directory(), scopes),
                        new CodeExchange(
                                core.store(), scopes, core.ids(), core.secrets(), core.clock()),
                        new Refresh(
                                core.store(),
                                scopes,
                                core.ids(),
                                core.secrets(),
                                core.settings().lifetimes(),
                                core.clock())),
                clients,
                core.directory(),
                new AccessTokens(core.settings(), core.keys(), core.directory(), core.ids()),
                new IdTokens(core.settings(), core.keys()),
                endings,
                counter,
                core.store(),
                core.ids(),
                core.clock(),
                core.settings());
    }

    /** The management API is guarded like any other, only in process. */
    private Guard managementGuard(Operations operations) {
        var settings = core.settings();
        return Guard.builder()
                .issuer(settings.issuer().toString())
                .audience(settings.management())
                .keys(core.keys()::published)
                .states(
                        new LocalStates(
                                core.directory(),
                                core.pump(),
                                core.revocations(),
                                this::managementServer))
                .operations(operations)
                .provider(core.provider())
                .clock(core.clock())
                .clockSkew(settings.lifetimes().clockSkew())
                .build();
    }

    private ResourceServer managementServer() {
        return core.directory()
                .resourceServer(BuiltIn.MANAGEMENT)
                .map(KnownResourceServer::resourceServer)
                .orElseThrow(() -> new IllegalStateException("the management API is built in"));
    }
}
