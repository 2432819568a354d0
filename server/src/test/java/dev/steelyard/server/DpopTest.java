package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.http.answer.Json;
import dev.steelyard.testkit.domain.ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** DPoP at the issuer's endpoints (RFC 9449, sections 5 to 10). */
class DpopTest {
    private static final String TOKEN = RunningServer.ISSUER + "/token";

    private final Prover prover = new Prover();
    private RunningServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        client = publicClient();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A public one, which may refresh. */
    private Client publicClient() {
        var like = server.platform.publicClient;
        var made =
                ClientBuilder.like(like)
                        .id(server.platform.next())
                        .authority(null)
                        .management(Set.of())
                        .name("App")
                        .grantTypes(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN))
                        .postLogoutRedirectUris(Set.of())
                        .origins(Set.of())
                        .roles(Set.of())
                        .suspended(false)
                        .version(1)
                        .build();
        server.platform.change(tx -> tx.clients().insert(made), ChangeKey.client(made.id()));
        return made;
    }

    private Flow flow() {
        return new Flow(client).with("scope", "openid offline_access");
    }

    private Browser.Page post(Map<String, String> form, @Nullable String proof) {
        var caller = server.browser();
        if (proof != null) {
            caller.headers.put("DPoP", proof);
        }
        return caller.post("/oidc/token", form);
    }

    private String proof(Prover by, @Nullable String nonce) {
        return by.proof("POST", TOKEN, server.clock.instant(), nonce, null);
    }

    /** As libraries do: again with the nonce of the refusal. */
    private Browser.Page withNonce(Map<String, String> form, Prover by) {
        var refused = post(form, proof(by, null));
        assertThat(error(refused)).isEqualTo("use_dpop_nonce");
        return post(form, proof(by, refused.header("DPoP-Nonce")));
    }

    private Map<String, String> code(Flow flow) {
        var browser = server.browser();
        var page = browser.submit(browser.open(flow.path()), Flow.ADA);
        page = browser.submit(page, Map.of("decision", "allow", "offline_access", "true"));
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", client.id().hex());
        form.put("code", String.valueOf(page.answer().get("code")));
        form.put("redirect_uri", String.valueOf(flow.parameters().get("redirect_uri")));
        form.put("code_verifier", Flow.VERIFIER);
        return form;
    }

    private Map<String, String> refresh(Tokens tokens) {
        return Map.of(
                "grant_type", "refresh_token",
                "client_id", client.id().hex(),
                "refresh_token", String.valueOf(tokens.refresh()));
    }

    private static String error(Browser.Page answer) {
        return Json.MAPPER.readTree(answer.body()).path("error").asString("");
    }

    private static JsonNode claims(String token) {
        return Json.MAPPER.readTree(
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                        StandardCharsets.UTF_8));
    }

    @Test
    void code_with_a_proof_token_bound_to_its_key_and_a_nonce_for_the_next() {
        var answer = withNonce(code(flow()), prover);

        var tokens = Tokens.of(answer);
        assertThat(Json.MAPPER.readTree(answer.body()).get("token_type").asString())
                .isEqualTo("DPoP");
        assertThat(claims(tokens.access()).get("cnf").get("jkt").asString())
                .isEqualTo(prover.jkt());
        assertThat(answer.header("DPoP-Nonce")).isNotEmpty();
    }

    @Test
    void without_a_proof_a_bearer_token_and_no_nonce() {
        var answer = post(code(flow()), null);
        assertThat(Json.MAPPER.readTree(answer.body()).get("token_type").asString())
                .isEqualTo("Bearer");
        assertThat(claims(Tokens.of(answer).access()).has("cnf")).isFalse();
        assertThat(answer.header("DPoP-Nonce")).isEmpty();
    }

    @Test
    void client_that_must_bind_gets_nothing_without_a_proof() {
        server.set(client, TokenSettings.DPOP_BOUND.in(client.settings(), true));
        var form = code(flow());
        assertThat(error(post(form, null))).isEqualTo("invalid_dpop_proof");
        assertThat(withNonce(form, prover).status()).isEqualTo(200);
    }

    @Test
    void nonce_of_long_ago_or_made_up_asked_for_again() {
        var form = code(flow());
        var nonce = post(form, proof(prover, null)).header("DPoP-Nonce");
        server.clock.move(Duration.ofSeconds(301));
        assertThat(error(post(form, proof(prover, nonce)))).isEqualTo("use_dpop_nonce");
        assertThat(error(post(form, proof(prover, "made-up")))).isEqualTo("use_dpop_nonce");
    }

    @Test
    void proof_used_twice_refused_and_the_refresh_token_not_used_up() {
        var form = code(flow());
        var nonce = post(form, proof(prover, null)).header("DPoP-Nonce");
        var proof = proof(prover, nonce);
        var tokens = Tokens.of(post(form, proof));
        assertThat(error(post(refresh(tokens), proof))).isEqualTo("invalid_dpop_proof");
        assertThat(post(refresh(tokens), proof(prover, nonce)).status()).isEqualTo(200);
    }

    @Test
    void proof_of_a_request_that_proves_nothing_else_takes_no_place() {
        var form = code(flow());
        var proof = proof(prover, post(form, proof(prover, null)).header("DPoP-Nonce"));
        var wrong = new LinkedHashMap<>(form);
        wrong.put("code_verifier", "x".repeat(43));
        for (int i = 0; i < 2; i++) {
            assertThat(error(post(wrong, proof))).isEqualTo("invalid_grant");
        }
        assertThat(post(form, proof).status()).isEqualTo(200);
    }

    @Test
    void proof_of_a_pushed_request_beyond_the_budget_of_its_source_takes_no_place() {
        var target = RunningServer.ISSUER + "/par";
        var form = flow().parameters();
        var now = server.clock.instant();
        var caller = server.browser();
        caller.headers.put("DPoP", prover.proof("POST", target, now, null, null));
        var nonce = caller.post("/oidc/par", form).header("DPoP-Nonce");
        caller.headers.remove("DPoP");
        for (int i = 0; i < 300; i++) {
            assertThat(caller.post("/oidc/par", form).status()).isEqualTo(201);
        }
        caller.headers.put("DPoP", prover.proof("POST", target, now, nonce, null));
        assertThat(caller.post("/oidc/par", form).status()).isEqualTo(429);

        server.clock.move(Duration.ofSeconds(1));
        assertThat(caller.post("/oidc/par", form).status()).isEqualTo(201);
        server.clock.move(Duration.ofSeconds(1));
        assertThat(error(caller.post("/oidc/par", form))).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void refresh_of_a_public_client_by_the_same_key_only() {
        var tokens = Tokens.of(withNonce(code(flow()), prover));
        assertThat(error(post(refresh(tokens), null))).isEqualTo("invalid_dpop_proof");
        assertThat(error(withNonce(refresh(tokens), new Prover()))).isEqualTo("invalid_dpop_proof");

        var next = Tokens.of(withNonce(refresh(tokens), prover));

        assertThat(claims(next.access()).get("cnf").get("jkt").asString()).isEqualTo(prover.jkt());
        assertThat(error(post(refresh(next), null))).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void dpop_jkt_the_code_is_for_that_key_only() {
        var form = code(flow().with("dpop_jkt", prover.jkt()));
        assertThat(error(post(form, null))).isEqualTo("invalid_dpop_proof");
        assertThat(error(withNonce(form, new Prover()))).isEqualTo("invalid_dpop_proof");
        assertThat(withNonce(form, prover).status()).isEqualTo(200);
    }

    @Test
    void dpop_jkt_the_used_code_without_that_key_ends_nothing() {
        var form = code(flow().with("dpop_jkt", prover.jkt()));
        var tokens = Tokens.of(withNonce(form, prover));

        assertThat(error(post(form, null))).isEqualTo("invalid_grant");
        assertThat(error(withNonce(form, new Prover()))).isEqualTo("invalid_grant");

        var next = Tokens.of(withNonce(refresh(tokens), prover));
        assertThat(error(withNonce(form, prover))).isEqualTo("invalid_grant");
        assertThat(error(withNonce(refresh(next), prover))).isEqualTo("invalid_grant");
    }

    @Test
    void dpop_jkt_that_is_none_invalid_request() {
        var answer = server.browser().open(flow().with("dpop_jkt", "x").path());
        assertThat(answer.answer()).containsEntry("error", "invalid_request");
    }

    @Test
    void pushed_with_a_proof_the_code_is_for_that_key_and_dpop_jkt_must_agree() {
        var target = RunningServer.ISSUER + "/par";
        var now = server.clock.instant();
        var form = new LinkedHashMap<>(flow().parameters());
        var caller = server.browser();
        caller.headers.put("DPoP", prover.proof("POST", target, now, null, null));
        var nonce = caller.post("/oidc/par", form).header("DPoP-Nonce");
        caller.headers.put("DPoP", prover.proof("POST", target, now, nonce, null));
        var pushed = caller.post("/oidc/par", form);
        assertThat(pushed.status()).isEqualTo(201);
        var uri = Json.MAPPER.readTree(pushed.body()).get("request_uri").asString();
        var code = code(flow().with("request_uri", uri));
        assertThat(error(post(code, null))).isEqualTo("invalid_dpop_proof");
        assertThat(withNonce(code, prover).status()).isEqualTo(200);

        form.put("dpop_jkt", new Prover().jkt());
        caller.headers.put("DPoP", prover.proof("POST", target, now, nonce, null));
        assertThat(error(caller.post("/oidc/par", form))).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void userinfo_takes_a_bound_token_with_a_proof_for_it_and_never_as_bearer() {
        var token = Tokens.of(withNonce(code(flow()), prover)).access();
        var target = RunningServer.ISSUER + "/me";
        assertThat(server.userinfo(token).status()).isEqualTo(401);

        var proof = prover.proof("GET", target, server.clock.instant(), null, token);
        assertThat(userinfo(token, proof).status()).isEqualTo(200);
        var again = userinfo(token, proof);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.header("WWW-Authenticate"))
                .startsWith("DPoP error=\"invalid_dpop_proof\"");
        var other = prover.proof("GET", target, server.clock.instant(), null, "another");
        assertThat(userinfo(token, other).status()).isEqualTo(401);
    }

    private Browser.Page userinfo(String token, String proof) {
        var caller = server.browser();
        caller.headers.put("Authorization", "DPoP " + token);
        caller.headers.put("DPoP", proof);
        return caller.get("/oidc/me");
    }

    @Test
    void discovery_names_the_algorithms() {
        var metadata =
                Json.MAPPER.readTree(
                        server.browser().get("/oidc/.well-known/openid-configuration").body());
        assertThat(metadata.get("dpop_signing_alg_values_supported").toString())
                .isEqualTo("[\"ES256\",\"PS256\",\"RS256\"]");
    }
}
