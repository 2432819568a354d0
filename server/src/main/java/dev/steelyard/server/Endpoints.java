package dev.steelyard.server;

import dev.steelyard.admin.Management;
import dev.steelyard.adminapi.ManagementApi;
import dev.steelyard.http.answer.ErrorWriter;
import dev.steelyard.http.route.Cors;
import dev.steelyard.http.route.Route;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.server.account.AccountPages;
import dev.steelyard.server.account.ContactEndpoint;
import dev.steelyard.server.account.InvitationEndpoint;
import dev.steelyard.server.account.OverviewEndpoint;
import dev.steelyard.server.account.SecurityEndpoint;
import dev.steelyard.server.account.SecurityPartReader;
import dev.steelyard.server.account.access.MembershipsEndpoint;
import dev.steelyard.server.account.access.ProgramsEndpoint;
import dev.steelyard.server.account.access.SessionsEndpoint;
import dev.steelyard.server.account.data.DataEndpoint;
import dev.steelyard.server.account.data.DeletionNoticeStep;
import dev.steelyard.server.account.profile.AddressEndpoint;
import dev.steelyard.server.account.profile.ProfileEndpoint;
import dev.steelyard.server.account.security.AuthenticatorEndpoint;
import dev.steelyard.server.account.security.EnrolmentLinkEndpoint;
import dev.steelyard.server.account.security.PasskeysEndpoint;
import dev.steelyard.server.account.security.RecoveryCodesEndpoint;
import dev.steelyard.server.account.security.TrustedBrowsersEndpoint;
import dev.steelyard.server.authorize.AuthorizationEndpoint;
import dev.steelyard.server.authorize.StepServices;
import dev.steelyard.server.authorize.request.ParEndpoint;
import dev.steelyard.server.authorize.source.RequestObjectFetcher;
import dev.steelyard.server.browser.BrowserServices;
import dev.steelyard.server.clientauth.Assertions;
import dev.steelyard.server.clientauth.CertificateAuthenticator;
import dev.steelyard.server.clientauth.CertificateChainVerifier;
import dev.steelyard.server.clientauth.ClientAuthenticator;
import dev.steelyard.server.clientauth.Dpop;
import dev.steelyard.server.clientauth.ResourceServerAuthenticator;
import dev.steelyard.server.clientauth.WrongSecretLimiter;
import dev.steelyard.server.clientkeys.ClientCertificateMatcher;
import dev.steelyard.server.clientkeys.ClientKeys;
import dev.steelyard.server.clientkeys.ClientSignatures;
import dev.steelyard.server.consent.ConsentStep;
import dev.steelyard.server.context.ClientServices;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.device.DeviceFlow;
import dev.steelyard.server.discovery.DiscoveryEndpoint;
import dev.steelyard.server.discovery.WelcomeEndpoint;
import dev.steelyard.server.factor.SecondFactors;
import dev.steelyard.server.feed.GuardEndpoints;
import dev.steelyard.server.feed.change.CacheUpdater;
import dev.steelyard.server.feed.report.ReportsEndpoint;
import dev.steelyard.server.login.LoginStep;
import dev.steelyard.server.logout.LogoutEndpoint;
import dev.steelyard.server.password.AddressUndoEndpoint;
import dev.steelyard.server.password.PasswordEndpoint;
import dev.steelyard.server.password.RecoveryEndpoint;
import dev.steelyard.server.password.RecoveryRequestEndpoint;
import dev.steelyard.server.password.RescueEndpoint;
import dev.steelyard.server.refusal.ManagementRefusalWriter;
import dev.steelyard.server.registration.RegistrationEndpoint;
import dev.steelyard.server.token.RevocationEndpoint;
import dev.steelyard.server.token.TokenEndpoint;
import dev.steelyard.server.tokeninfo.ExplanationEndpoint;
import dev.steelyard.server.tokeninfo.IntrospectionEndpoint;
import dev.steelyard.server.tokeninfo.UserinfoEndpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lists the HTTP routes of all endpoints, such as authorization, token and userinfo, and creates
 * the services that they share.
 */
final class Endpoints {
    private Endpoints() {}

    /**
     * The routes, and the answer where there is none.
     *
     * @param elsewhere a page for people, JSON for programs
     */
    record Mounted(List<Route> routes, ErrorWriter elsewhere) {}

    static Mounted of(Core core) {
        var services = services(core);
        return new Mounted(routes(core, services), services.browser().screens().elsewhere());
    }

    private static List<Route> routes(Core core, Services services) {
        var guards = core.contextOfGuards();
        var management = core.management();
        var pump = core.pump();
        var steps =
                StepServices.of(
                        services, new RequestObjectFetcher(core.newOutgoing(), core.places()));
        var factors =
                SecondFactors.of(
                        services, core.sealedKeys(), management.account().requestEnrolment());
        var login =
                new LoginStep(
                        services,
                        steps,
                        factors,
                        core.environment().passwords(),
                        core.hasherQueue());
        var deletion = new DeletionNoticeStep(services, steps);
        var consent = new ConsentStep(services, steps);
        var devices = new DeviceFlow(services, steps, login);
        return Stream.of(
                        // Called by clients and resource servers.
                        DiscoveryEndpoint.routes(services),
                        WelcomeEndpoint.routes(services),
                        TokenEndpoint.routes(services, devices.grants()),
                        ParEndpoint.routes(services, steps.requests()),
                        caughtUp(
                                pump,
                                RegistrationEndpoint.routes(
                                        services,
                                        management.registerClients(),
                                        management.ownRegistration())),
                        IntrospectionEndpoint.routes(services),
                        caughtUp(pump, RevocationEndpoint.routes(services)),
                        ExplanationEndpoint.routes(services, management.explainRefusals()),
                        UserinfoEndpoint.routes(services),
                        // Called by browsers.
                        AuthorizationEndpoint.routes(
                                services,
                                steps,
                                login.prompt(),
                                login.secondFactor(),
                                login.factorNeeded(),
                                deletion,
                                consent.prompt()),
                        caughtUp(pump, login.routes()),
                        caughtUp(pump, deletion.routes()),
                        caughtUp(pump, consent.routes()),
                        caughtUp(pump, LogoutEndpoint.routes(services)),
                        caughtUp(
                                pump,
                                InvitationEndpoint.routes(
                                        services,
                                        login,
                                        management.acceptInvitation(),
                                        management.bootstrap(),
                                        management.newPasswords())),
                        caughtUp(pump, account(services, login, factors, management)),
                        caughtUp(
                                pump,
                                RecoveryEndpoint.routes(
                                        services, login, management.account().recoverPassword())),
                        caughtUp(
                                pump,
                                RescueEndpoint.routes(
                                        services, login, management.account().rescueOperator())),
                        caughtUp(
                                pump,
                                AddressUndoEndpoint.routes(
                                        services,
                                        management.account().undoAddress(),
                                        management.account().recoverPassword())),
                        RecoveryRequestEndpoint.routes(
                                services, management.account().requestRecovery()),
                        caughtUp(
                                pump,
                                ContactEndpoint.routes(services, management.confirmContact())),
                        caughtUp(pump, devices.routes()),
                        services.browser().routes(services.context().settings()),
                        // Called by guards.
                        GuardEndpoints.routes(guards, services, pump, management.inviteWithin()),
                        ReportsEndpoint.routes(guards, services),
                        // Called by staff and their programs: the management API.
                        ManagementApi.of(
                                management,
                                pump::catchUp,
                                operations -> ManagementGuard.of(core, operations),
                                new ManagementRefusalWriter(core.activity().refusals())))
                .flatMap(List::stream)
                .toList();
    }

    /** The sections of the account. */
    private static List<Route> account(
            Services services, LoginStep login, SecondFactors factors, Management management) {
        var account = new AccountPages(services, login);
        var authenticator = new AuthenticatorEndpoint(services, account, factors, login.flow());
        var recovery = new RecoveryCodesEndpoint(services, account, factors);
        var browsers = new TrustedBrowsersEndpoint(account);
        var passkeys =
                login.passkeyService()
                        .map(service -> new PasskeysEndpoint(services, account, factors, service));
        return Stream.of(
                        OverviewEndpoint.routes(
                                account,
                                Map.of(
                                        AccountSection.PROFILE,
                                        ProfileEndpoint::state,
                                        AccountSection.SECURITY,
                                        SecurityEndpoint::state,
                                        AccountSection.SESSIONS,
                                        SessionsEndpoint.state(account),
                                        AccountSection.PROGRAMS,
                                        ProgramsEndpoint.state(account),
                                        AccountSection.MEMBERSHIPS,
                                        MembershipsEndpoint.state(account),
                                        AccountSection.DATA,
                                        DataEndpoint::state)),
                        ProfileEndpoint.routes(account, management.account().changeAddress()),
                        AddressEndpoint.routes(account, management.account().changeAddress()),
                        authenticator.routes(),
                        recovery.routes(),
                        browsers.routes(),
                        new EnrolmentLinkEndpoint(
                                        services,
                                        account,
                                        management.account().factorResets(),
                                        factors.links())
                                .routes(),
                        passkeys.map(PasskeysEndpoint::routes).orElseGet(List::of),
                        SecurityEndpoint.routes(
                                account,
                                Stream.of(
                                                Stream.<SecurityPartReader>of(
                                                        (frame, _) ->
                                                                PasswordEndpoint.part(
                                                                        account, frame)),
                                                passkeys.map(PasskeysEndpoint::part).stream(),
                                                Stream.<SecurityPartReader>of(
                                                        authenticator, recovery, browsers))
                                        .<SecurityPartReader>flatMap(parts -> parts)
                                        .toList()),
                        PasswordEndpoint.routes(
                                account,
                                login,
                                management.newPasswords(),
                                management.account().changePassword()),
                        SessionsEndpoint.routes(account),
                        ProgramsEndpoint.routes(account),
                        MembershipsEndpoint.routes(account),
                        DataEndpoint.routes(account))
                .flatMap(List::stream)
                .toList();
    }

    private static Services services(Core core) {
        var context = core.context();
        var environment = core.environment();
        return new Services(
                context,
                environment.masterKey(),
                core.directory(),
                clients(core),
                core.tokens(),
                core.activity(),
                BrowserServices.of(
                        context.settings(),
                        context.store(),
                        context.ids(),
                        context.secrets(),
                        context.clock(),
                        environment.masterKey()),
                core.management().context().mails());
    }

    private static ClientServices clients(Core core) {
        var context = core.context();
        var settings = context.settings();
        var store = context.store();
        var clock = context.clock();
        var provider = core.environment().provider();
        var directory = core.directory();
        var throttle = core.activity().throttle();
        var wrongSecrets = new WrongSecretLimiter(store, throttle);
        var keys = new ClientKeys(core.newOutgoing(), core.places(), clock);
        var signatures = new ClientSignatures(keys, provider);
        return new ClientServices(
                new ClientAuthenticator(
                        directory,
                        wrongSecrets,
                        new Assertions(signatures, store, throttle, clock, settings),
                        new CertificateAuthenticator(
                                new CertificateChainVerifier(
                                        settings.mutualTls().authorities(), clock),
                                new ClientCertificateMatcher(keys),
                                clock),
                        clock),
                new ResourceServerAuthenticator(
                        directory, wrongSecrets, core.activity().usage(), clock),
                wrongSecrets,
                signatures,
                new Dpop(
                        settings,
                        core.environment().masterKey().seal("DPoP nonces"),
                        clock,
                        provider),
                new Cors(directory::hasOrigin));
    }

    /**
     * Routes that change decisions, except by GET: this node has applied the change before it
     * answers, so that the next request sees it.
     */
    private static List<Route> caughtUp(CacheUpdater pump, List<Route> routes) {
        return routes.stream()
                .map(route -> route.method().equals("GET") ? route : caughtUp(pump, route))
                .toList();
    }

    private static Route caughtUp(CacheUpdater pump, Route route) {
        return new Route(
                route.method(), route.path(), route.endpoint().then(pump::catchUp), route.lane());
    }
}
