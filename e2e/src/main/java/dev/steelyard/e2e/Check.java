package dev.steelyard.e2e;

import dev.steelyard.e2e.certificate.SelfSignedCertificate;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.protocol.Certificates;
import dev.steelyard.e2e.protocol.Principals;
import dev.steelyard.e2e.protocol.ProviderDiscovery;
import dev.steelyard.e2e.protocol.ProxyDecisions;
import dev.steelyard.e2e.protocol.Refusals;
import dev.steelyard.e2e.protocol.SecurityEventCheck;
import dev.steelyard.e2e.protocol.SignedAnswers;
import dev.steelyard.e2e.staff.AccessRevocation;
import dev.steelyard.e2e.staff.AuditExport;
import dev.steelyard.e2e.staff.GuardReports;
import dev.steelyard.e2e.staff.Lifecycle;
import dev.steelyard.e2e.staff.OperatorControls;
import dev.steelyard.e2e.staff.OperatorRescue;
import dev.steelyard.e2e.staff.PrometheusMetrics;
import dev.steelyard.e2e.staff.RefusalLookup;
import dev.steelyard.e2e.staff.ResellerSetup;
import dev.steelyard.e2e.staff.SelfRegistration;
import dev.steelyard.e2e.staff.UsageReport;
import dev.steelyard.e2e.step.Steps;
import dev.steelyard.e2e.user.AccountEnd;
import dev.steelyard.e2e.user.AuthorizationCodes;
import dev.steelyard.e2e.user.BrowserClient;
import dev.steelyard.e2e.user.DeviceFlowCheck;
import dev.steelyard.e2e.user.Login;
import dev.steelyard.e2e.user.Logout;
import dev.steelyard.e2e.user.MailedInvitation;
import dev.steelyard.e2e.user.MembershipChanges;
import dev.steelyard.e2e.user.OwnAccount;
import dev.steelyard.e2e.user.PairwiseSubjects;
import dev.steelyard.e2e.user.PasswordRecovery;
import dev.steelyard.e2e.user.RecentLogins;
import dev.steelyard.e2e.user.RefreshRotation;
import dev.steelyard.e2e.user.SecondFactors;
import java.io.PrintStream;

/**
 * Runs all end-to-end checks against freshly started programs, and prints a line for each step.
 * Ends with 0 if every step passed, else with 1; with 2 if it is called wrongly.
 */
public final class Check {
    private final Steps steps;
    private final Instance instance;
    private final SelfSignedCertificate own = SelfSignedCertificate.make("localhost");

    private Check(Steps steps, Instance instance) {
        this.steps = steps;
        this.instance = instance;
    }

    public static void main(String[] arguments) {
        int port = 0;
        int apiPort = 0;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--port" -> port = Integer.parseInt(arguments[i + 1]);
                case "--api-port" -> apiPort = Integer.parseInt(arguments[i + 1]);
                default -> usage();
            }
        }
        if (arguments.length % 2 != 0) {
            usage();
        }
        var databaseUrl = System.getenv("STEELYARD_DATABASE_URL");
        int failures = run(Instance.prepare(port, apiPort, databaseUrl), System.out);
        System.exit(failures == 0 ? 0 : 1);
    }

    private static void usage() {
        System.err.println("Check [--port N] [--api-port N], and STEELYARD_DATABASE_URL");
        System.exit(2);
    }

    /** Does every step, and closes the instance; how many failed. */
    static int run(Instance instance, PrintStream out) {
        var steps = new Steps(out);
        try (instance) {
            new Check(steps, instance).run();
            if (steps.failures() > 0) {
                out.println();
                out.print(instance.logs());
            }
        }
        steps.summarise();
        return steps.failures();
    }

    private void run() {
        steps.part("Starting", () -> new StartupSteps(steps, instance, own).run())
                .ifPresent(this::use);
    }

    private void use(ExpiringToken expiring) {
        steps.part("Finding the provider", () -> discovered())
                .ifPresent(
                        scene -> {
                            steps.part("Reseller", () -> new ResellerSetup(scene).run())
                                    .ifPresent(integration -> use(scene, integration));
                            steps.theme("Time", () -> expiring.check(scene));
                        });
    }

    private CheckContext discovered() {
        return ProviderDiscovery.scene(steps, instance.demo(), instance.mailbox());
    }

    private void use(CheckContext scene, Integration integration) {
        steps.theme("Client credentials", () -> new ClientCredentials(scene, integration).run());
        steps.theme("Refusals", () -> new Refusals(scene, integration).run());
        steps.theme("Why it was refused", () -> new RefusalLookup(scene, integration).run());
        steps.theme(
                "A client registers itself", () -> new SelfRegistration(scene, integration).run());
        steps.theme(
                "A client's certificate", () -> new Certificates(scene, integration, own).run());
        steps.theme("The guard that proxies ask", () -> decide(scene, integration));
        steps.part("Login and consent", () -> new Login(scene, integration).run())
                .ifPresent(user -> use(scene, integration, user));
        steps.theme("What is really used", () -> new UsageReport(scene, integration).run());
        var lifecycle = new Lifecycle(scene, integration);
        steps.theme("A client suspended", lifecycle::suspension);
        steps.theme(
                "Ceiling lowered, reseller frozen and closed",
                () -> new OperatorControls(scene, integration).run());
        steps.theme("A secret rotated", lifecycle::rotation);
        steps.theme("A recent login", () -> new RecentLogins(scene).run());
        steps.theme(
                "The operator is locked out",
                () -> new OperatorRescue(scene, instance::rescue).run());
        steps.theme("Guards", () -> new GuardReports(scene).run());
        steps.theme("Security events", () -> new SecurityEventCheck(scene, integration).run());
        steps.theme("The audit log", () -> new AuditExport(scene).run());
        steps.theme("Metrics", () -> new PrometheusMetrics(scene, instance.metrics()).run());
    }

    private void decide(CheckContext scene, Integration integration) {
        var guard = new ProxyDecisions(scene, integration, instance.guard());
        try (var program =
                instance.launchGuard("guard.evaluation_secret=" + ProxyDecisions.SECRET)) {
            program.awaitReady(guard::ready);
            guard.run();
        }
    }

    private void use(CheckContext scene, Integration integration, Person user) {
        steps.theme("Codes", () -> new AuthorizationCodes(scene, integration, user).run());
        steps.theme(
                "Answers that are signed", () -> new SignedAnswers(scene, integration, user).run());
        steps.theme("Refresh", () -> new RefreshRotation(scene, integration, user).run());
        steps.theme(
                "User and client, scopes, applications",
                () -> new Principals(scene, integration, user).run());
        steps.theme("The browser's client", () -> new BrowserClient(scene, user).run());
        steps.theme("A device without a browser", () -> new DeviceFlowCheck(scene, user).run());
        steps.theme(
                "Pairwise subjects", () -> new PairwiseSubjects(scene, integration, user).run());
        steps.theme("Standing", () -> new MembershipChanges(scene, integration, user).run());
        steps.theme("Logout", () -> new Logout(scene, integration, user).run());
        steps.theme("The user's own account", () -> new OwnAccount(scene, integration, user).run());
        steps.theme(
                "What others end of the user's",
                () -> new AccessRevocation(scene, integration, user).run());
        steps.part(
                        "A new user, invited by mail",
                        () -> new MailedInvitation(scene, integration).run())
                .ifPresent(invited -> useAccount(scene, integration, invited));
    }

    private void useAccount(CheckContext scene, Integration integration, Person invited) {
        steps.part("Second factors", () -> new SecondFactors(scene, integration, invited).run())
                .flatMap(
                        user ->
                                steps.part(
                                        "A forgotten password",
                                        () -> new PasswordRecovery(scene, integration, user).run()))
                .ifPresent(
                        user ->
                                steps.theme(
                                        "The end of an account",
                                        () -> new AccountEnd(scene, integration, user).run()));
    }
}
