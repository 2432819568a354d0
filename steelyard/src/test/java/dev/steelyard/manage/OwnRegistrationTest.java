package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that manage their own registration (RFC 7592). */
@Timeout(300)
class OwnRegistrationTest extends Registering {
    @Test
    void itsMetadata_isReplacedAsAWhole_byATokenThatIsAnotherThen() {
        var token =
                issued(
                        "grant_types",
                        List.of(CODE, CREDENTIALS),
                        "token_endpoint_auth_methods",
                        List.of("client_secret_basic", "private_key_jwt"));
        var first =
                register(
                                token,
                                Map.of(
                                        "redirect_uris",
                                        List.of(CALLBACK),
                                        "backchannel_logout_uri",
                                        "https://app.example.com/logout"))
                        .expect(201);

        var second = manage("PUT", first, again(first, "backchannel_logout_uri", null)).expect(200);
        assertThat(second.json().has("backchannel_logout_uri")).isFalse();
        assertThat(second.text("registration_access_token"))
                .isNotEqualTo(first.text("registration_access_token"));
        steelyard.token(first.text("client_id"), first.text("client_secret")).expect(400);

        // The answer was lost: the one before still works, until the newer one is used.
        var third = manage("PUT", first, again(second, "grant_types", List.of(CREDENTIALS)));
        assertThat(third.expect(200).texts("grant_types")).containsExactly(CREDENTIALS);
        wrongToken(manage("GET", second, null));
        manage("GET", third, null).expect(200);
        wrongToken(manage("GET", first, null));
        steelyard.token(first.text("client_id"), first.text("client_secret")).expect(200);

        refused(
                manage("PUT", third, again(third, "client_id", "another")),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "client_id_issued_at", 0)),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "client_secret", "chosen")),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "grant_types", List.of(CODE, "refresh_token"))),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "token_endpoint_auth_method", "none")),
                400,
                "invalid_client_metadata");
        refused(
                manage("PUT", third, again(third, "token_endpoint_auth_method", "private_key_jwt")),
                400,
                "invalid_client_metadata");
        var keyed =
                manage(
                                "PUT",
                                third,
                                again(
                                        third,
                                        "token_endpoint_auth_method",
                                        "private_key_jwt",
                                        "jwks",
                                        jwks()))
                        .expect(200);
        refused(
                manage(
                        "PUT",
                        keyed,
                        again(keyed, "token_endpoint_auth_method", "client_secret_basic")),
                400,
                "invalid_client_metadata");
    }

    @Test
    void othersToken_andThatOfASuspendedClient_areWrong() {
        var token = issued("registrations", 2);
        var one = register(token, Map.of()).expect(201);
        var other = register(token, Map.of()).expect(201);

        wrongToken(manage("GET", one, other.text("registration_access_token"), null));
        wrongToken(manage("DELETE", one, other.text("registration_access_token"), null));
        wrongToken(manage("PUT", one, token, again(one)));
        wrongToken(send("GET", "/oidc/reg/x", one.text("registration_access_token"), null));

        var path = "/clients/" + one.text("client_id");
        steelyard.call(tenant.token(), "POST", path + "/suspend", null).expect(200);
        wrongToken(manage("GET", one, null));
        steelyard.call(tenant.token(), "POST", path + "/revive", null).expect(200);
        manage("GET", one, null).expect(200);

        steelyard.delete(tenant.token(), path + "/registration").expect(204);
        wrongToken(manage("GET", one, null));
        steelyard.get(tenant.token(), path + "/registration").refused(404, "not_found");
        steelyard.token(one.text("client_id"), one.text("client_secret")).expect(200);
    }

    @Test
    void deleted_isSuspended_withoutCredentials() {
        var client = register(issued(), Map.of()).expect(201);

        manage("DELETE", client, null).expect(204);

        wrongToken(manage("DELETE", client, null));
        var path = "/clients/" + client.text("client_id");
        steelyard.call(tenant.token(), "POST", path + "/revive", null).expect(200);
        steelyard.token(client.text("client_id"), client.text("client_secret")).expect(401);
        wrongToken(manage("GET", client, null));
    }

    @Test
    void clientWithoutPkce_changesNothingThatTheOperatorTrusted() {
        var token =
                issue(steelyard.operator, "grant_types", List.of(CODE), "require_pkce", false)
                        .expect(201)
                        .text("initial_access_token");
        var client = register(token, Map.of("redirect_uris", List.of(CALLBACK))).expect(201);

        refused(
                manage(
                        "PUT",
                        client,
                        again(client, "redirect_uris", List.of("https://evil.example.com/"))),
                403,
                "access_denied");
        manage("PUT", client, again(client, "client_name", "Another")).expect(200);
    }

    @Test
    void frozenResellersClient_readsItself_butChangesNothing() {
        var client = register(issued(), Map.of()).expect(201);
        reseller("frozen");
        manage("GET", client, null).expect(200);
        refused(manage("PUT", client, again(client)), 403, "access_denied");
        reseller("active");
        manage("PUT", client, again(client)).expect(200);
    }

    @Test
    void forgedToken_doesNotWaitForTheTurnOfAWriter() {
        var client = register(issued(), Map.of()).expect(201);
        Id<Client> id = new Id<>(client.text("client_id"));
        var forged =
                new SecretGenerator(new SecureRandom())
                        .next(SecretKind.REGISTRATION_ACCESS_TOKEN, id)
                        .reveal();
        var answers = new ArrayList<Answered>();
        while (answers.isEmpty() || answers.getLast().status() == 401) {
            answers.add(manage("GET", client, forged, null));
        }

        // Too many are no longer counted, so nothing is left to write.
        steelyard.store.write(
                tx -> {
                    for (var method : List.of("GET", "PUT", "DELETE")) {
                        answers.add(manage(method, client, forged, again(client)));
                    }
                    return answers;
                });

        assertThat(answers.reversed().subList(0, 3))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(429));
    }

    @Test
    void readAndChangedTooOften_isRefusedForThatClientAlone_andNobodyElseHearsOfIt() {
        var token = issued("registrations", 2);
        var client = register(token, Map.of()).expect(201);
        var other = register(token, Map.of()).expect(201);
        var now = manage("PUT", client, again(client)).expect(200);
        for (int i = 1; i < 60; i++) {
            manage("GET", now, null).expect(200);
        }

        for (var method : List.of("GET", "PUT")) {
            var limited = manage(method, now, again(now));
            refused(limited, 429, "rate_limited");
            assertThat(limited.header("retry-after")).isEqualTo("60");
            wrongToken(manage(method, now, other.text("registration_access_token"), again(now)));
        }
        assertThat(event("registration.update", client.text("client_id")).isObject()).isTrue();
        manage("GET", other, null).expect(200);

        steelyard.clock.move(Duration.ofMinutes(1));
        var next = manage("PUT", now, again(now)).expect(200);
        refused(manage("GET", next, null), 429, "rate_limited");
        manage("DELETE", next, null).expect(204);
    }
}
