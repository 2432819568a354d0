package dev.steelyard.server.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.data.extension.client.AuthenticationExtensionsClientOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import dev.steelyard.domain.factor.Passkey;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies what browsers answer to {@code navigator.credentials} (Web Authentication Level 3,
 * sections 7.1 and 7.2), by webauthn4j. Attestation is neither asked for nor checked. Every answer
 * that can't be read is wrong, never an error of the server. Thread-safe.
 */
final class WebauthnVerifier {
    /** The longest answer that is read, in characters; usual ones have about 1,000. */
    static final int LONGEST = 16_384;

    private static final Logger LOG = LoggerFactory.getLogger(WebauthnVerifier.class);
    private static final Pattern TRANSPORT = Pattern.compile("[a-z-]{1,20}");
    private static final int TRANSPORTS = 8;
    private static final boolean USER_VERIFIED = true;
    private static final boolean USER_PRESENT = true;

    private final RelyingParty party;
    private final ObjectConverter objects = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(objects);
    private final AttestedCredentialDataConverter keys =
            new AttestedCredentialDataConverter(objects);
    private final List<PublicKeyCredentialParameters> algorithms =
            PasskeyOptions.ALGORITHMS.stream()
                    .map(
                            algorithm ->
                                    new PublicKeyCredentialParameters(
                                            PublicKeyCredentialType.PUBLIC_KEY,
                                            COSEAlgorithmIdentifier.create(algorithm)))
                    .toList();

    WebauthnVerifier(RelyingParty party) {
        this.party = party;
    }

    /** The passkey in {@code json}, the answer to {@code challenge}; empty: it is wrong. */
    Optional<NewCredential> registration(String json, Challenge challenge) {
        return read(
                json,
                () -> {
                    var parameters =
                            new RegistrationParameters(
                                    property(challenge), algorithms, USER_VERIFIED, USER_PRESENT);
                    return credential(manager.verifyRegistrationResponseJSON(json, parameters));
                });
    }

    private NewCredential credential(RegistrationData data) {
        var authenticator =
                Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
        var attested = Objects.requireNonNull(authenticator.getAttestedCredentialData());
        return new NewCredential(
                encode(attested.getCredentialId()),
                encode(keys.convert(attested)),
                authenticator.getSignCount(),
                authenticator.isFlagBE(),
                authenticator.isFlagBS(),
                transports(data.getTransports()));
    }

    private static Set<String> transports(@Nullable Set<AuthenticatorTransport> sent) {
        return sent == null
                ? Set.of()
                : sent.stream()
                        .map(AuthenticatorTransport::getValue)
                        .filter(value -> TRANSPORT.matcher(value).matches())
                        .limit(TRANSPORTS)
                        .collect(Collectors.toSet());
    }

    /** A login's answer, which is not verified yet. */
    Optional<Assertion> assertion(String json) {
        return read(
                json,
                () -> {
                    var data = manager.parseAuthenticationResponseJSON(json);
                    // Without a list of allowed credentials the authenticator must send it.
                    return new Assertion(
                            data, encoded(data.getCredentialId()), encoded(data.getUserHandle()));
                });
    }

    /**
     * A parsed answer.
     *
     * @param userHandle base64url
     */
    record Assertion(AuthenticationData data, String credentialId, String userHandle) {}

    /** Verifies {@code assertion} by the public key of {@code passkey}. */
    Verdict verify(Assertion assertion, Passkey passkey, Challenge challenge) {
        try {
            var parameters =
                    new AuthenticationParameters(
                            property(challenge),
                            record(passkey),
                            null,
                            USER_VERIFIED,
                            USER_PRESENT);
            var verified =
                    Objects.requireNonNull(
                            manager.verify(assertion.data(), parameters).getAuthenticatorData());
            return new Verdict.Proved(verified.getSignCount(), verified.isFlagBS());
        } catch (MaliciousCounterValueException _) {
            return new Verdict.CounterNotRaised();
        } catch (RuntimeException e) {
            LOG.debug("a passkey's answer is wrong", e);
            return new Verdict.Wrong();
        }
    }

    private CredentialRecordImpl record(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                USER_VERIFIED,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signCount(),
                keys.convert(Base64.getUrlDecoder().decode(passkey.publicKey())),
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                new AuthenticationExtensionsClientOutputs<>(),
                null);
    }

    private ServerProperty property(Challenge challenge) {
        return new ServerProperty(
                Origin.create(party.origin()),
                party.id(),
                new DefaultChallenge(Base64.getUrlDecoder().decode(challenge.value())));
    }

    /** The library throws many types for input that it can't read, and all are unchecked. */
    private static <T> Optional<T> read(String json, Supplier<T> reading) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.get());
        } catch (RuntimeException e) {
            LOG.debug("a passkey's answer is wrong", e);
            return Optional.empty();
        }
    }

    /** The library annotates the type of the array's elements in place of the array. */
    @SuppressWarnings("NullAway")
    private static String encoded(@Nullable Object bytes) {
        return encode((byte[]) Objects.requireNonNull(bytes));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
