package dev.steelyard.e2e.user;

import dev.steelyard.e2e.client.AuthRequest;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.ClientCredentials;
import dev.steelyard.e2e.job.Integration;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;

/**
 * End-to-end check of refresh token rotation, including the reuse of an old token and a lost
 * response.
 */
public final class RefreshRotation {
    private final CheckContext scene;
    private final Client client;
    private final Person anna;

    public RefreshRotation(CheckContext scene, Integration integration, Person anna) {
        this.scene = scene;
        this.client = integration.client();
        this.anna = anna;
    }

    public void run() {
        reuse();
        loss();
    }

    private void reuse() {
        var steps = scene.steps();
        var first = steps.have("a refresh token", this::begin);
        var second = steps.have("refresh", () -> refresh(first));
        var third = steps.have("refresh with the new one", () -> refresh(second));
        var caller = Caller.of(client, third);
        steps.see(
                "GET documents with the latest token",
                () ->
                        ClientCredentials.documents(
                                scene.api().documents(scene.application(), caller)));
        steps.see("the first refresh token again", () -> refused(first));
        steps.see("the latest, whose family has ended", () -> refused(third));
        steps.soon(
                "GET documents with the family's access token",
                () ->
                        RefusalCheck.token(
                                scene.api().documents(scene.application(), caller),
                                "token_revoked"));
    }

    private void loss() {
        var steps = scene.steps();
        var first = steps.have("a refresh token of another family", this::begin);
        steps.have(
                "refresh, and the answer is thrown away",
                () -> {
                    refresh(first);
                    return new StepResult<>("", "200");
                });
        var second = steps.have("the same refresh token again", () -> refresh(first));
        steps.have("what it brought goes on", () -> refresh(second));
    }

    private StepResult<Tokens> begin() {
        var tokens = anna.tokens(AuthRequest.of(scene.provider(), client, "openid offline_access"));
        Mismatch.unless(tokens.refresh().startsWith("sy_rt_"), "sy_rt_…", "another form");
        return new StepResult<>(tokens, "sy_rt_…");
    }

    private StepResult<Tokens> refresh(Tokens tokens) {
        var fresh = Tokens.of(scene.provider().refresh(client, tokens.refresh()));
        Mismatch.unless(!fresh.refresh().equals(tokens.refresh()), "a new one", "the same");
        return new StepResult<>(fresh, "200 with a new refresh token");
    }

    private String refused(Tokens tokens) {
        return AuthorizationCodes.invalid(scene.provider().refresh(client, tokens.refresh()));
    }
}
