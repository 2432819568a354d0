package dev.steelyard.e2e.job;

import com.nimbusds.jwt.JWTParser;
import dev.steelyard.e2e.client.Caller;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.RefusalCheck;
import dev.steelyard.e2e.client.Tokens;
import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.StepResult;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * End-to-end check of the client credentials grant, including a change to the client's role before
 * the token expires.
 */
public final class ClientCredentials {
    private static final Map<String, String> FORM = Map.of("grant_type", "client_credentials");
    private static final int MOST_BYTES = 2048;

    private final CheckContext scene;
    private final Integration integration;

    public ClientCredentials(CheckContext scene, Integration integration) {
        this.scene = scene;
        this.integration = integration;
    }

    public void run() {
        var steps = scene.steps();
        var provider = scene.provider();
        var api = scene.api();
        var here = scene.application();
        var client = integration.client();
        var tokens =
                steps.have(
                        "token by client credentials, in the form",
                        () -> {
                            var answer = provider.token(client, FORM);
                            var got = Tokens.of(answer);
                            return new StepResult<>(got, "200 " + described(answer, got, client));
                        });
        steps.see(
                "token by client credentials, by HTTP Basic",
                () -> {
                    Tokens.of(provider.tokenByBasic(client, FORM));
                    return "200";
                });
        steps.see(
                "a wrong client secret",
                () ->
                        RefusalCheck.byProvider(
                                provider.token(client.withSecret("sy_sk_wrong"), FORM),
                                401,
                                "invalid_client"));
        var caller = Caller.of(client, tokens);
        steps.see("GET documents", () -> documents(api.documents(here, caller)));
        steps.see(
                "POST document without the permission",
                () ->
                        RefusalCheck.withoutPermission(
                                api.addDocument(here, caller), "documents:write"));
        steps.see(
                "the reseller puts documents:write into the role",
                () -> integration.give(scene.reseller(), "documents:read", "documents:write"));
        steps.soon(
                "POST document with the same token",
                () -> api.addDocument(here, caller).expect(201).toString());
        steps.see(
                "GET documents of the other application",
                () -> mismatch(api.documents(scene.otherApplication(), caller)));
        steps.see(
                "GET documents of an application that isn't there",
                () -> mismatch(api.documents("0123456789abcdef01234567", caller)));
        steps.see("introspection of the token by its client", () -> introspected(tokens));
    }

    public static String documents(Answer answer) {
        var data = answer.expect(200).json().path("data");
        Mismatch.unless(data.isArray() && !data.isEmpty(), "documents", answer);
        return "200, " + data.size() + " documents";
    }

    public static String mismatch(Answer answer) {
        return RefusalCheck.byApi(
                answer, 403, "application_mismatch", RefusalCheck.WITHOUT_CHALLENGE);
    }

    private String introspected(Tokens tokens) {
        var answer = scene.provider().introspect(integration.client(), tokens.accessToken());
        var json = answer.expect(200).json();
        Mismatch.unless(json.path("active").asBoolean(false), "active", answer);
        return "200 active, permissions " + json.path("permissions");
    }

    /** Checks the token's form (RFC 9068), without its secrets. */
    private String described(Answer answer, Tokens tokens, Client client) {
        Mismatch.unless(answer.json().path("expires_in").asInt(0) == 300, "expires_in 300", answer);
        Mismatch.unless(tokens.refreshToken().isEmpty(), "no refresh token", answer);
        try {
            var token = JWTParser.parse(tokens.accessToken());
            var claims = token.getJWTClaimsSet();
            var type = String.valueOf(token.getHeader().getType());
            var algorithm = String.valueOf(token.getHeader().getAlgorithm());
            Mismatch.unless(type.equals("at+jwt"), "typ at+jwt", type);
            Mismatch.unless(algorithm.equals("ES256"), "alg ES256", algorithm);
            var audience = List.of(scene.demo().get("api"));
            Mismatch.unless(
                    claims.getAudience().equals(audience), "one audience", claims.getAudience());
            Mismatch.unless(
                    client.id().equals(claims.getSubject()),
                    "sub: the client",
                    claims.getSubject());
            var application = claims.getStringClaim("application");
            Mismatch.unless(
                    scene.application().equals(application), "the application", "" + application);
            Mismatch.unless(claims.getClaim("roles") == null, "no roles in it", "roles");
            int bytes = tokens.accessToken().length();
            Mismatch.unless(bytes < MOST_BYTES, "less than " + MOST_BYTES + " bytes", bytes);
            return "Bearer for 300 s, at+jwt, ES256, " + bytes + " bytes";
        } catch (ParseException e) {
            throw new Mismatch("a JWT", e.getMessage());
        }
    }
}
