package dev.steelyard.e2e;

import dev.steelyard.e2e.certificate.SelfSignedCertificate;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import dev.steelyard.e2e.step.Steps;
import dev.steelyard.e2e.user.RecentLogins;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The first end-to-end steps, which start the programs, kill the server and start it again. The
 * server starts twice: first with tokens that last one second, of which one is kept until it has
 * expired; then, after a kill during work, with its defaults.
 */
final class StartupSteps {
    private static final Duration GUARDS_SKEW = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Steps steps;
    private final Instance instance;
    private final SelfSignedCertificate own;
    private final Http http = new Http();

    /**
     * @param own with which it asks clients for theirs
     */
    StartupSteps(Steps steps, Instance instance, SelfSignedCertificate own) {
        this.steps = steps;
        this.instance = instance;
        this.own = own;
    }

    ExpiringToken run() {
        steps.have(
                "the server starts and plants the demo platform",
                () -> timed(() -> instance.startServer("lifetimes.access_token=1s")));
        var expiring = steps.have("a token that lasts one second", this::expiring);
        var role = steps.have("a role is made, and the server killed at once", this::makeAndKill);
        var mailed =
                steps.have(
                        "a mail server starts",
                        () -> new StepResult<>(instance.startMailbox(), instance.mailbox()));
        steps.have(
                "both programs start",
                () ->
                        timed(
                                () -> {
                                    var settings = new ArrayList<>(instance.certified(own));
                                    settings.add(instance.measured());
                                    settings.add(RecentLogins.SETTING);
                                    settings.addAll(mailed);
                                    instance.startServer(settings.toArray(String[]::new));
                                    instance.startApi();
                                }));
        steps.see(
                "the role is there", () -> reseller().get("/roles/" + role).expect(200).toString());
        return expiring;
    }

    private static StepResult<String> timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new StepResult<>("", millis + " ms");
    }

    private StepResult<ExpiringToken> expiring() {
        var demo = instance.demo();
        var client =
                new Client(
                        demo.get("client_id"), demo.get("client_secret"), demo.get("api_key"), "");
        var provider = Provider.discover(http, demo.get("issuer"));
        var answer = provider.token(client, Map.of("grant_type", "client_credentials"));
        Mismatch.unless(
                answer.expect(200).json().path("expires_in").asInt(0) == 1, "expires_in 1", answer);
        var caller = new Caller(answer.text("access_token"), client.apiKey(), null);
        var expires = Instant.now().plusSeconds(1).plus(GUARDS_SKEW).plus(MARGIN);
        return new StepResult<>(new ExpiringToken(caller, expires), answer + ", expires_in 1");
    }

    private StepResult<String> makeAndKill() {
        var roles = "/applications/" + instance.demo().get("application") + "/roles";
        var role = Map.of("name", "Survivor", "permissions", List.of("documents:read"));
        var answer = reseller().post(roles, role);
        instance.killServer();
        return new StepResult<>(answer.expect(201).text("_id"), answer + ", SIGKILL");
    }

    private ManagementCaller reseller() {
        var demo = instance.demo();
        var provider = Provider.discover(http, demo.get("issuer"));
        return ManagementCaller.of(http, provider, demo, "reseller");
    }
}
