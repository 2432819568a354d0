package dev.steelyard.e2e.protocol;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Parameters;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.util.Set;

/** End-to-end check of authorization responses as signed JWTs (JARM). */
public final class SignedAnswers {
    private final CheckContext scene;
    private final Client client;
    private final Person anna;

    public SignedAnswers(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        var steps = scene.steps();
        var asked =
                AuthRequest.of(scene.provider(), client, "openid offline_access")
                        .with("response_mode", "jwt");
        var callback =
                steps.have(
                        "an answer by response_mode=jwt",
                        () -> {
                            var uri = anna.open(asked.uri()).left();
                            var names = Parameters.ofQuery(uri).keySet();
                            Mismatch.unless(
                                    names.equals(Set.of("response")), "response alone", names);
                            return new StepResult<>(uri, "response, and nothing beside it");
                        });
        var code =
                steps.have(
                        "its signature, issuer, audience and time",
                        () ->
                                new StepResult<>(
                                        asked.signedCode(callback), "as the library wants them"));
        steps.see(
                "the code in it",
                () -> {
                    Tokens.of(scene.provider().token(client, asked.redemption(code)));
                    return "200";
                });
    }
}
