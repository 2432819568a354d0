package dev.steelyard.server.passkey;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes the options that a page hands to the browser, in JSON (Web Authentication Level 3,
 * sections 5.1.8 and 5.1.9).
 */
final class PasskeyOptions {
    /** COSE algorithms: ES256, Ed25519, RS256. */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final String REQUIRED = "required";
    private static final String TYPE = "public-key";

    private PasskeyOptions() {}

    /**
     * For {@code navigator.credentials.create}.
     *
     * @param handle the user's, base64url
     * @param present the user's passkeys: no authenticator is registered twice
     */
    static String creation(
            RelyingParty party,
            Challenge challenge,
            User user,
            String handle,
            List<Passkey> present) {
        var address = user.email().written();
        return Json.MAPPER.writeValueAsString(
                Map.of(
                        "rp", Map.of("id", party.id(), "name", party.name()),
                        "user",
                                Map.of(
                                        "id",
                                        handle,
                                        "name",
                                        address,
                                        "displayName",
                                        user.name().isBlank() ? address : user.name()),
                        "challenge", challenge.value(),
                        "pubKeyCredParams",
                                ALGORITHMS.stream()
                                        .map(alg -> Map.of("type", TYPE, "alg", alg))
                                        .toList(),
                        "timeout", TIMEOUT.toMillis(),
                        "excludeCredentials",
                                present.stream().map(PasskeyOptions::descriptor).toList(),
                        "authenticatorSelection",
                                Map.of(
                                        "residentKey",
                                        REQUIRED,
                                        "requireResidentKey",
                                        true,
                                        "userVerification",
                                        REQUIRED),
                        "attestation", "none"));
    }

    /** For {@code navigator.credentials.get}: it names no passkey, so it tells of no user. */
    static String request(RelyingParty party, Challenge challenge) {
        return Json.MAPPER.writeValueAsString(
                Map.of(
                        "rpId", party.id(),
                        "challenge", challenge.value(),
                        "timeout", TIMEOUT.toMillis(),
                        "allowCredentials", List.of(),
                        "userVerification", REQUIRED));
    }

    private static Map<String, Object> descriptor(Passkey passkey) {
        return Map.of(
                "type",
                TYPE,
                "id",
                passkey.credentialId(),
                "transports",
                new TreeSet<>(passkey.transports()));
    }
}
