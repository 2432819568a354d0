package dev.steelyard.server;

import dev.steelyard.domain.journal.Endings;
import dev.steelyard.http.route.Cors;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.account.AccountRoutes;
import dev.steelyard.server.account.InvitationRoutes;
import dev.steelyard.server.authorize.AuthorizeRoutes;
import dev.steelyard.server.authorize.Steps;
import dev.steelyard.server.authorize.source.RequestUris;
import dev.steelyard.server.browser.AssetRoutes;
import dev.steelyard.server.browser.Browser;
import dev.steelyard.server.browser.Seal;
import dev.steelyard.server.clientauth.Assertions;
import dev.steelyard.server.clientauth.Authorities;
import dev.steelyard.server.clientauth.CallerAuthenticator;
import dev.steelyard.server.clientauth.Certificates;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.clientauth.WrongSecrets;
import dev.steelyard.server.clientkeys.ClientCertificates;
import dev.steelyard.server.clientkeys.ClientKeys;
import dev.steelyard.server.clientkeys.ClientSignatures;
import dev.steelyard.server.consent.ConsentStep;
import dev.steelyard.server.device.DeviceFlow;
import dev.steelyard.server.discovery.DiscoveryRoutes;
import dev.steelyard.server.feed.FeedRoutes;
import dev.steelyard.server.feed.Pump;
import dev.steelyard.server.feed.report.ReportRoutes;
import dev.steelyard.server.issuance.IdTokenHints;
import dev.steelyard.server.issuance.IssuedTokens;
import dev.steelyard.server.issuance.ScopeRules;
import dev.steelyard.server.login.LoginLimits;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.login.Passwords;
import dev.steelyard.server.logout.LogoutRoutes;
import dev.steelyard.server.manage.ManagementApi;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.metering.UseCounter;
import dev.steelyard.server.par.ParRoutes;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.refusal.ReportedRefusals;
import dev.steelyard.server.registration.RegistrationRoutes;
import dev.steelyard.server.signals.SignalRoutes;
import dev.steelyard.server.token.CodeRedemption;
import dev.steelyard.server.token.RevocationRoutes;
import dev.steelyard.server.token.TokenRoutes;
import dev.steelyard.server.tokeninfo.ExplanationRoutes;
import dev.steelyard.server.tokeninfo.IntrospectionRoutes;
import dev.steelyard.server.tokeninfo.UserinfoRoutes;
import java.util.List;
import java.util.stream.Stream;

/** Every endpoint of the server: what they share, and the one list of them. */
final class Endpoints {
    private Endpoints() {}

    static List<Route> of(Core core, UseCounter counter, RefusalWriter refusals) {
        var ground = core.ground();
        var guards = core.groundOfGuards();
        var settings = core.settings();
        var store = core.bounded();
        var clock = core.clock();
        var keys = core.keys();
        var directory = core.directory();
        var subjects = core.subjects();
        var master = core.masterKey();
        var management = core.management();
        var pump = core.pump();
        var counted = core.counted();

        var throttle =
                new Throttle(store, new Seal(master.derive("throttle")), clock, counted.limited());
        var wrongSecrets = new WrongSecrets(store, throttle);
        var clientKeys = new ClientKeys(core.newOutgoing(), core.places(), clock);
        var signatures = new ClientSignatures(clientKeys, core.provider());
        var certificates =
                new Certificates(
                        new Authorities(settings.mutualTls().authorities(), clock),
                        new ClientCertificates(clientKeys),
                        clock);
        var clients =
                new ClientAuthenticator(
                        directory,
                        wrongSecrets,
                        new Assertions(signatures, store, throttle, clock, settings),
                        certificates,
                        clock);
        var apis = new ResourceServerAuthenticator(directory, wrongSecrets, counter, clock);
        var cors = new Cors(directory::hasOrigin);
        var scopes = new ScopeRules(directory, settings);
        var endings = new Endings(settings.lifetimes().revocation(), clock, core.ids());
        var issued =
                new IssuedTokens(
                        settings,
                        keys,
                        directory,
                        core.revocations(),
                        subjects,
                        clock,
                        core.provider());
        var dpop =
                new Dpop(settings, new Seal(master.derive("DPoP nonces")), clock, core.provider());
        var hints = new IdTokenHints(keys, subjects, settings);
        var browser = Browser.of(ground, master);
        var limits = new LoginLimits(throttle, browser.devices(), counted.logins());
        var passwords = new Passwords(store, core.passwords(), browser.devices(), core.turns());

        var steps =
                Steps.of(
                        ground,
                        master,
                        clients,
                        signatures,
                        new RequestUris(core.newOutgoing(), core.places()),
                        scopes,
                        hints,
                        subjects);
        var login =
                new LoginStep(
                        ground,
                        browser,
                        steps,
                        limits,
                        passwords,
                        throttle,
                        endings,
                        master,
                        counted.logins());
        var consent = new ConsentStep(ground, browser, steps, directory, throttle);

        var codes = new CodeRedemption(ground, scopes, core.refreshSecrets(), throttle);
        var devices =
                new DeviceFlow(
                        ground, browser, steps, login, cors, clients, codes, dpop, throttle, master,
                        refusals);
        return Stream.of(
                        // Called by clients and resource servers.
                        DiscoveryRoutes.of(ground, directory, keys),
                        TokenRoutes.of(
                                ground,
                                cors,
                                clients,
                                scopes,
                                codes,
                                core.refreshSecrets(),
                                throttle,
                                devices.grants(),
                                keys,
                                directory,
                                subjects,
                                dpop,
                                endings,
                                counter,
                                refusals,
                                counted.issued()),
                        ParRoutes.of(
                                ground, cors, clients, steps.requests(), dpop, throttle, refusals),
                        caughtUp(
                                pump,
                                RegistrationRoutes.of(
                                        ground,
                                        wrongSecrets,
                                        throttle,
                                        management.registerClients(),
                                        management.ownRegistration())),
                        IntrospectionRoutes.of(
                                ground,
                                new CallerAuthenticator(apis, clients),
                                issued,
                                subjects,
                                keys),
                        caughtUp(
                                pump,
                                RevocationRoutes.of(
                                        ground,
                                        cors,
                                        clients,
                                        issued,
                                        endings,
                                        core.refreshSecrets(),
                                        throttle)),
                        ExplanationRoutes.of(
                                ground, clients, management.explainRefusals(), subjects),
                        UserinfoRoutes.of(ground, cors, issued, clients, dpop, keys),
                        // Met by browsers.
                        AuthorizeRoutes.of(
                                ground,
                                browser,
                                keys,
                                steps,
                                login.question(),
                                consent.question(),
                                throttle,
                                refusals),
                        caughtUp(pump, login.routes()),
                        caughtUp(pump, consent.routes()),
                        caughtUp(pump, LogoutRoutes.of(ground, browser, clients, hints, endings)),
                        caughtUp(
                                pump,
                                InvitationRoutes.of(
                                        ground,
                                        browser,
                                        limits,
                                        passwords,
                                        management.acceptInvitation(),
                                        management.bootstrap())),
                        caughtUp(pump, AccountRoutes.of(ground, browser, login, throttle)),
                        caughtUp(pump, devices.routes()),
                        AssetRoutes.of(browser.assets()),
                        // Called by guards.
                        FeedRoutes.of(
                                guards, apis, pump, issued, subjects, management.inviteWithin()),
                        ReportRoutes.of(guards, apis, new ReportedRefusals(core.ids())),
                        // Called by receivers of security events.
                        SignalRoutes.of(
                                ground,
                                management.receiveSignals(),
                                keys,
                                pump.recent(),
                                core.newOutgoing(),
                                core.places(),
                                operations -> ManagementGuard.of(core, operations, refusals)),
                        // Called by whoever manages.
                        ManagementApi.of(
                                management,
                                clock,
                                settings,
                                pump::catchUp,
                                operations -> ManagementGuard.of(core, operations, refusals),
                                refusals))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Routes that change, by whatever but GET, what others are decided by: this node knows of the
     * change before it answers, so that the next request finds it.
     */
    private static List<Route> caughtUp(Pump pump, List<Route> routes) {
        return routes.stream()
                .map(route -> route.method().equals("GET") ? route : caughtUp(pump, route))
                .toList();
    }

    private static Route caughtUp(Pump pump, Route route) {
        return new Route(
                route.method(), route.path(), route.endpoint().then(pump::catchUp), route.lane());
    }
}
