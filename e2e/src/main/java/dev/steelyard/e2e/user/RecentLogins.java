package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import dev.steelyard.e2e.step.Steps;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * End-to-end check that changes at the management API need a recent login of the user (RFC 9470):
 * one login grows too old, another one is asked for with {@code max_age}, and does.
 */
public final class RecentLogins {
    /** The server's setting for this check, in place of 15 minutes. */
    public static final String SETTING = "management.fresh_proof=6s";

    /** The built-in client of the command line, to which a browser returns by loopback. */
    private static final Client COMMAND_LINE =
            new Client("000000000000000000000002", null, null, "http://127.0.0.1/callback");

    private static final Map<String, String> CONTACT =
            Map.of("page", "https://northern.example/support");

    private final CheckContext scene;
    private final Person operator;

    public RecentLogins(CheckContext scene) {
        this.scene = scene;
        this.operator =
                new Person(
                        new Browser(scene.http(), URI.create(scene.provider().issuer())),
                        scene.demo().get("operator", "email"),
                        scene.demo().get("operator", "password"));
    }

    public void run() {
        var steps = scene.steps();
        var asked =
                AuthRequest.of(scene.provider(), COMMAND_LINE, "openid")
                        .with("scope", null)
                        .with("resource", scene.demo().get("management"));
        var first = steps.have("the operator logs in", () -> login(asked));
        var path =
                "/resellers/"
                        + first.get("/resellers")
                                .expect(200)
                                .json()
                                .path("data")
                                .path(0)
                                .path("_id")
                                .asString()
                        + "/contact";
        steps.see("sets a contact", () -> first.put(path, CONTACT).expect(200).toString());
        steps.see("the login is too old for that later", () -> tooOld(first, path));
        steps.see("but not for a look", () -> first.get(path).expect(200).toString());
        var again =
                steps.have(
                        "the operator logs in again, with max_age",
                        () -> login(asked.with("max_age", "6")));
        steps.see("sets the contact", () -> again.put(path, CONTACT).expect(200).toString());
    }

    private StepResult<ManagementCaller> login(AuthRequest asked) {
        var token = operator.tokens(asked).accessToken();
        return new StepResult<>(
                new ManagementCaller(scene.http(), scene.demo().get("management"), token),
                "a token for /api/v1");
    }

    private static String tooOld(ManagementCaller caller, String path) {
        var until = Instant.parse(caller.get("/whoami").expect(200).text("fresh_until"));
        var wait = Duration.between(Instant.now(), until).plusMillis(1001);
        if (wait.isPositive()) {
            Steps.pause(wait.toMillis());
        }
        Answer refused = caller.put(path, CONTACT);
        Mismatch.unless(
                refused.header("WWW-Authenticate").contains("max_age=\"6\""), "max_age", refused);
        return RefusalCheck.byManagement(refused, 401, "login_too_old");
    }
}
