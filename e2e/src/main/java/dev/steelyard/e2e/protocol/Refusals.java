package dev.steelyard.e2e.protocol;

import static dev.steelyard.e2e.client.RefusalCheck.BARE;
import static dev.steelyard.e2e.client.RefusalCheck.byApi;

import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.job.Integration;
import java.util.Map;

/**
 * End-to-end check of the API's error responses, such as those for a forged token or a missing API
 * key.
 */
public final class Refusals {
    private final CheckContext scene;
    private final Integration integration;

    public Refusals(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.integration = integration;
    }

    public void run() {
        var steps = scene.steps();
        var client = integration.client();
        var good = Caller.of(client, scene.provider().clientCredentials(client));
        var token = "" + good.token();

        steps.see("no token", () -> byApi(get(good.withToken(null)), 401, "token_missing", BARE));
        steps.see("garbage for a token", () -> refused(good, "rubbish", "token_malformed"));
        steps.see(
                "a wrong signature",
                () -> refused(good, ForgedTokens.flipped(token), "token_signature_invalid"));
        steps.see(
                "the signature of another key, under the right kid",
                () ->
                        refused(
                                good,
                                ForgedTokens.signedByAnother(token),
                                "token_signature_invalid"));
        steps.see("alg none", () -> refused(good, ForgedTokens.unsigned(token), "token_malformed"));
        steps.see(
                "alg HS256",
                () -> refused(good, ForgedTokens.signedBySecret(token), "token_signature_invalid"));
        steps.see(
                "a wrong audience: the reseller's management token",
                () -> refused(good, scene.reseller().token(), "token_audience_mismatch"));
        steps.see(
                "the other way round: the API's token at the management API",
                () -> {
                    var there =
                            new ManagementCaller(
                                    scene.http(), scene.demo().get("management"), token);
                    return RefusalCheck.byManagement(
                            there.get("/whoami"), 401, "token_audience_mismatch");
                });
        steps.see(
                "no API key",
                () -> byApi(get(good.withApiKey(null)), 401, "api_key_missing", BARE));
        steps.see(
                "another client's API key",
                () -> {
                    var other = good.withApiKey(scene.demo().get("api_key"));
                    return byApi(get(other), 401, "api_key_invalid", BARE);
                });
        steps.see(
                "an API key alone",
                () -> byApi(get(good.withToken(null)), 401, "token_missing", BARE));
        steps.see("client credentials for offline_access", this::offline);
    }

    private Answer get(Caller caller) {
        return scene.api().documents(scene.application(), caller);
    }

    private String refused(Caller good, String token, String code) {
        return RefusalCheck.token(get(good.withToken(token)), code);
    }

    private String offline() {
        var form = Map.of("grant_type", "client_credentials", "scope", "offline_access");
        var answer = scene.provider().token(integration.client(), form);
        return RefusalCheck.byProvider(answer, 400, "invalid_scope");
    }
}
