package dev.steelyard.guard.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.steelyard.guard.internal.token.VerificationResult.Rejected;
import dev.steelyard.guard.internal.token.VerificationResult.Verified;
import dev.steelyard.guard.refusal.ErrorCode;
import dev.steelyard.guard.scripted.Issuer;
import dev.steelyard.testkit.MovableClock;
import java.security.Provider;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {
    private static final String ISSUER = "https://auth.example.com/oidc";
    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(ISSUER, "k1");
    private final Map<String, JWK> keys = new HashMap<>(Map.of("k1", issuer.key.toPublicJWK()));

    private TokenVerifier verifier(@Nullable Provider provider, JWSAlgorithm... algorithms) {
        var expected =
                new TokenVerifier.Expected(
                        ISSUER, Issuer.AUDIENCE, Set.of(algorithms), Duration.ofSeconds(30));
        return new TokenVerifier(expected, keys::get, clock, provider, 100);
    }

    @Test
    void es256_byTheGivenProvider() {
        var verifier = verifier(AmazonCorrettoCryptoProvider.INSTANCE, JWSAlgorithm.ES256);
        String token = issuer.sign(issuer.claims(clock.seconds()));
        assertThat(verifier.verify(token)).isInstanceOf(Verified.class);
        Issuer other = new Issuer(ISSUER, "k1");
        assertThat(verifier.verify(other.sign(other.claims(clock.seconds()))))
                .isEqualTo(new Rejected(ErrorCode.TOKEN_SIGNATURE_INVALID));
    }

    @Test
    void otherAsymmetricAlgorithm_onlyIfTheApiAllowsIt() throws Exception {
        var rsa = new RSAKeyGenerator(2048).keyID("k2").generate();
        keys.put("k2", rsa.toPublicJWK());
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))
                        .keyID("k2")
                        .build();
        String token = Issuer.sign(header, issuer.claims(clock.seconds()), new RSASSASigner(rsa));
        assertThat(verifier(null, JWSAlgorithm.RS256).verify(token)).isInstanceOf(Verified.class);
        assertThat(verifier(null, JWSAlgorithm.ES256).verify(token))
                .isEqualTo(new Rejected(ErrorCode.TOKEN_SIGNATURE_INVALID));
    }

    @Test
    void keyForAnotherAlgorithm_signatureInvalid() {
        keys.put(
                "k1",
                new com.nimbusds.jose.jwk.ECKey.Builder(issuer.key)
                        .algorithm(JWSAlgorithm.ES384)
                        .build()
                        .toPublicJWK());
        assertThat(
                        verifier(null, JWSAlgorithm.ES256)
                                .verify(issuer.sign(issuer.claims(clock.seconds()))))
                .isEqualTo(new Rejected(ErrorCode.TOKEN_SIGNATURE_INVALID));
    }

    @Test
    void sharedSecretAlgorithms_cannotBeAllowed() {
        assertThatThrownBy(() -> verifier(null, JWSAlgorithm.HS256))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goodTokens_areRemembered_untilTheyEnd_badOnesNever() {
        var verifier = verifier(null, JWSAlgorithm.ES256);
        String token = issuer.sign(issuer.claims(clock.seconds()));
        verifier.verify(token);
        verifier.verify(token);
        assertThat(verifier.remembered()).isEqualTo(1);
        verifier.verify(new Issuer(ISSUER, "k1").sign(issuer.claims(clock.seconds())));
        verifier.verify(issuer.sign(issuer.claims(clock.seconds() - 400)));
        assertThat(verifier.remembered()).isEqualTo(1);
        clock.move(Duration.ofSeconds(331));
        assertThat(verifier.remembered()).isZero();
    }

    @Test
    void longerThanAnyTokenOfTheIssuer_isNotRead() {
        var claims = issuer.claims(clock.seconds());
        claims.put("filler", "x".repeat(4_096));
        assertThat(verifier(null, JWSAlgorithm.ES256).verify(issuer.sign(claims)))
                .isEqualTo(new Rejected(ErrorCode.TOKEN_MALFORMED));
    }
}
