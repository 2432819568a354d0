package dev.steelyard.server;

import static dev.steelyard.domain.client.metadata.SecurityProfile.FAPI2_MESSAGE_SIGNING;
import static dev.steelyard.domain.client.metadata.SecurityProfile.FAPI2_SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.TokenSettings;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.request.QueryWriter;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a security profile demands at the endpoints: FAPI 2.0, final. */
class SecurityProfileTest extends Profiled {
    private static final SettingValues NONE = SettingValues.NONE;

    private static Map<String, Object> response(Browser.Page page) throws ParseException {
        assertThat(page.answer()).containsOnlyKeys("response");
        var jwt = SignedJWT.parse(page.answer().get("response"));
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        return jwt.getJWTClaimsSet().getClaims();
    }

    private String code() {
        return String.valueOf(completed(push(parameters())).answer().get("code"));
    }

    @Test
    void security_profile_pushed_and_proved_bound_tokens_and_es256() throws ParseException {
        profile(FAPI2_SECURITY, NONE);

        var answer = redeem(code(), key);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"token_type\":\"DPoP\"");
        var idToken = SignedJWT.parse(String.valueOf(Tokens.of(answer).id()));
        assertThat(idToken.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    }

    @Test
    void message_signing_signed_request_and_signed_response() throws ParseException {
        profile(FAPI2_MESSAGE_SIGNING, NONE);

        var response = response(completed(pushObject(object())));

        assertThat(response).containsKeys("code", "iss", "aud", "exp");
        assertThat(redeem(String.valueOf(response.get("code")), key).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void request_that_was_not_pushed_invalid_request(SecurityProfile profile)
            throws ParseException {
        profile(profile, NONE);
        for (var query :
                List.of(
                        parameters(),
                        Map.of(
                                "client_id",
                                id(),
                                "redirect_uri",
                                Platform.REDIRECT_URI,
                                "request",
                                key.signs(object())))) {
            var page = server.browser().open("/oidc/auth?" + QueryWriter.of(query));

            assertThat(page.status()).isEqualTo(303);
            boolean signed = profile == FAPI2_MESSAGE_SIGNING || query.containsKey("request");
            var answer = signed ? response(page) : Map.copyOf(page.answer());
            assertThat(answer).containsKey("error").doesNotContainKey("code");
        }
    }

    @Test
    void token_request_without_a_proof_invalid_dpop_proof() {
        profile(FAPI2_SECURITY, NONE);
        var code = code();

        assertRefused(redeem(code, key, null), "invalid_dpop_proof", "Send a DPoP proof");
        assertThat(redeem(code, key).status()).isEqualTo(200);

        profile(null, NONE);
        assertThat(redeem(code(), key, null).status()).isEqualTo(200);
    }

    @Test
    void token_request_without_a_certificate_invalid_request() {
        profile(FAPI2_SECURITY, NONE.with(TokenSettings.CERTIFICATE_BOUND, true));

        assertRefused(redeem(code(), key, null), "invalid_request", "certificate");
    }

    @Test
    void assertion_by_RS256_invalid_client_but_without_a_profile() {
        profile(FAPI2_SECURITY, NONE);
        assertRefused(
                push(parameters(), weak), "invalid_client", "ES256 or PS256 or EdDSA or Ed25519");
        assertRefused(redeem("x", weak, null), "invalid_client", "security_profile");

        profile(null, NONE);
        assertThat(push(parameters(), weak).status()).isEqualTo(201);
    }

    @Test
    void proof_by_RS256_invalid_dpop_proof_but_without_a_profile() {
        profile(FAPI2_SECURITY, NONE);
        var code = code();
        var nonce = nonce(code);
        assertRefused(redeem(code, key, proof(nonce)), "invalid_dpop_proof", "security_profile");

        profile(null, NONE);
        assertThat(redeem(code, key, proof(nonce)).status()).isEqualTo(200);
    }

    @Test
    void userinfo_with_a_proof_by_RS256_refused_but_without_a_profile() {
        profile(FAPI2_SECURITY, NONE);
        var code = code();
        // By the RSA key, so that the algorithm alone is wrong then.
        var redeemed = redeem(code, key, proof(key, "POST", TOKEN, "nonce", nonce(code)));
        var token = Tokens.of(redeemed).access();

        assertThat(userinfo(token, key).status()).isEqualTo(200);
        assertThat(userinfo(token, weak).status()).isEqualTo(401);

        profile(null, NONE);
        assertThat(userinfo(token, weak).status()).isEqualTo(200);
    }

    private Browser.Page userinfo(String token, SignerKey by) {
        var caller = server.browser();
        caller.headers.put("Authorization", "DPoP " + token);
        var userinfo = RunningServer.ISSUER + "/me";
        caller.headers.put("DPoP", proof(by, "GET", userinfo, "ath", Prover.hash(token)));
        return caller.get("/oidc/me");
    }

    private String proof(String nonce) {
        return proof(weak, "POST", TOKEN, "nonce", nonce);
    }

    private String proof(SignerKey by, String method, String target, String name, String value) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", target);
        claims.put("iat", now());
        claims.put(name, value);
        var jwk = Json.MAPPER.readTree(by.publicKey());
        return by.signs(Map.of("typ", "dpop+jwt", "jwk", jwk), claims);
    }

    @Test
    void request_object_by_RS256_invalid_request_object() {
        profile(FAPI2_MESSAGE_SIGNING, NONE);
        assertRefused(
                push(Map.of("request", weak.signs(object()))),
                "invalid_request_object",
                "security_profile");

        signing("RS256");
        assertThat(push(Map.of("request", weak.signs(object()))).status()).isEqualTo(201);
    }

    @Test
    void plain_parameters_of_a_client_that_signs_messages_invalid_request() {
        profile(FAPI2_MESSAGE_SIGNING, NONE);
        assertRefused(
                push(parameters("response_mode", "jwt")), "invalid_request", "signed request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "query", "form_post"})
    void response_mode_without_a_signature_invalid_request(String mode) {
        profile(FAPI2_MESSAGE_SIGNING, NONE);
        assertRefused(
                pushObject(object("response_mode", mode)), "invalid_request", "response_mode jwt");

        profile(FAPI2_SECURITY, NONE);
        assertThat(push(parameters("response_mode", mode)).status()).isEqualTo(201);
    }

    @Test
    void nbf_and_exp_of_a_request_object_are_held_to_60_minutes() {
        profile(FAPI2_MESSAGE_SIGNING, NONE);
        assertBad("must have nbf", "nbf", "");
        assertBad("must have exp", "exp", "");
        assertBad("an nbf of the last 3600 seconds", "nbf", now() - 3601);
        assertBad("within 3600 seconds of its nbf", "nbf", now() - 3000, "exp", now() + 601);
        assertBad("not valid yet", "nbf", now() + 31, "exp", now() + 90);
        assertGood("nbf", now() - 3599, "exp", now() + 1);
        assertGood("nbf", now(), "exp", now() + 3600);
        assertGood("nbf", now() + 10);

        signing("PS256");
        assertGood("nbf", "");
        assertGood("nbf", now() - 7200);
        assertGood("nbf", now() - 3000, "exp", now() + 601);
    }

    @Test
    void aud_of_a_request_object_may_be_an_array_with_the_issuer() {
        profile(FAPI2_MESSAGE_SIGNING, NONE);
        assertGood("aud", List.of(RunningServer.ISSUER, "https://other.example"));
        assertBad("as aud", "aud", List.of("https://other.example"));
    }

    private void assertBad(String said, Object... changes) {
        assertRefused(pushObject(object(changes)), "invalid_request_object", said);
    }

    private void assertGood(Object... changes) {
        var page = pushObject(object(changes));
        assertThat(page.status()).as(page.body()).isEqualTo(201);
    }
}
