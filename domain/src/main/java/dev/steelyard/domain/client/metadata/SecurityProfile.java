package dev.steelyard.domain.client.metadata;

import java.util.Arrays;
import java.util.Optional;

/**
 * A published security profile that a client can be required to comply with, such as FAPI 2.0. Its
 * demands override the client's settings (docs/decisions/0041-security-profiles.md has the table of
 * demands).
 */
public enum SecurityProfile {
    /** FAPI 2.0 Security Profile. */
    FAPI2_SECURITY("fapi2_security", ClientPolicy.FAPI2_SECURITY),
    /** FAPI 2.0 Message Signing: signed requests and signed responses on top of it. */
    FAPI2_MESSAGE_SIGNING("fapi2_message_signing", ClientPolicy.FAPI2_MESSAGE_SIGNING);

    /** Replaces an algorithm that the profile doesn't allow. */
    private static final String ALGORITHM = "ES256";

    private final String word;
    private final ClientPolicy policy;

    SecurityProfile(String word, ClientPolicy policy) {
        this.word = word;
        this.policy = policy;
    }

    /** The value of {@code security_profile}. */
    public String word() {
        return word;
    }

    public ClientPolicy policy() {
        return policy;
    }

    public static Optional<SecurityProfile> parse(String word) {
        return Arrays.stream(values()).filter(profile -> profile.word.equals(word)).findFirst();
    }

    /**
     * Sections 5.3.2.1 (4, 5, 9) and 5.4.1. Tokens are bound by the client's authentication method,
     * if at all.
     */
    ClientTokenSettings over(ClientTokenSettings own, AuthenticationMethod method) {
        boolean bound = own.dpopBound() || own.certificateBound();
        boolean certified = method.byCertificate();
        var userinfo = own.userinfoAlgorithm();
        return new ClientTokenSettings(
                false,
                own.idTokenOnRefresh(),
                allowed(own.idTokenAlgorithm()),
                userinfo == null ? null : allowed(userinfo),
                allowed(own.authorizationAlgorithm()),
                bound ? own.dpopBound() : !certified,
                bound ? own.certificateBound() : certified);
    }

    /** Section 5.3.2.1 (8). */
    ClientAuthentication over(ClientAuthentication own) {
        return new ClientAuthentication(
                own.method(),
                own.jwks(),
                own.jwksUri(),
                own.keysExpire(),
                own.certificateNames(),
                false);
    }

    /** Section 5.3.2.2 (3); Message Signing, section 5.3.1 (1). */
    ClientRequestSettings over(ClientRequestSettings own) {
        return new ClientRequestSettings(
                own.signingAlgorithm(),
                own.requireSigned() || this == FAPI2_MESSAGE_SIGNING,
                own.requestUris(),
                true,
                own.defaultMaxAge(),
                own.requireAuthTime());
    }

    private String allowed(String algorithm) {
        return policy.allows(algorithm) ? algorithm : ALGORITHM;
    }
}
