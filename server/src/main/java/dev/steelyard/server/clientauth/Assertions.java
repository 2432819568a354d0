package dev.steelyard.server.clientauth;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientRequestSettings;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.server.clientkeys.BadJwt;
import dev.steelyard.server.clientkeys.ClientJwt;
import dev.steelyard.server.clientkeys.ClientSignatures;
import dev.steelyard.server.clientkeys.JwtValidityChecker;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.settings.ServerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the client assertions of {@code private_key_jwt} (OpenID Connect Core, section 9, and
 * RFC 7523, sections 2.2 and 3). Thread-safe.
 */
public final class Assertions {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LONGEST_JTI = 256;

    private final ClientSignatures signatures;
    private final Store store;
    private final Throttle throttle;
    private final InstantSource clock;
    private final String issuer;
    private final String tokenEndpoint;
    private final JwtValidityChecker validity;

    public Assertions(
            ClientSignatures signatures,
            Store store,
            Throttle throttle,
            InstantSource clock,
            ServerSettings settings) {
        this.signatures = signatures;
        this.store = store;
        this.throttle = throttle;
        this.clock = clock;
        this.issuer = settings.issuer().toString();
        this.tokenEndpoint = issuer + "/token";
        this.validity = new JwtValidityChecker(LONGEST, settings.lifetimes().clockSkew());
    }

    /**
     * The checks that depend on no client, so that their errors can be told in clear.
     *
     * @throws OAuthError {@code invalid_client}
     */
    void check(ClientJwt assertion) {
        try {
            validity.check(assertion, clock.instant());
        } catch (BadJwt e) {
            throw refused("The client assertion " + e.description() + ".");
        }
        var client = assertion.text("iss");
        if (client.isEmpty() || !client.equals(assertion.text("sub"))) {
            throw refused("In a client assertion iss and sub must both be the client_id.");
        }
        if (!isForIssuer(assertion) && !isForTokenEndpoint(assertion)) {
            throw notForUs();
        }
        if (assertion.text("jti").filter(jti -> fits(jti)).isEmpty()) {
            throw refused(
                    "A client assertion needs a jti: a string of 1 to "
                            + LONGEST_JTI
                            + " characters, another one each time.");
        }
    }

    // Neither the address of an endpoint nor several: a server that accepts those can be sent an
    // assertion that the client made for another server (docs/decisions).
    private boolean isForIssuer(ClientJwt assertion) {
        return assertion.text("aud").filter(issuer::equals).isPresent();
    }

    private boolean isForTokenEndpoint(ClientJwt assertion) {
        return assertion.text("aud").filter(tokenEndpoint::equals).isPresent();
    }

    private static OAuthError notForUs() {
        return refused(
                "In a client assertion aud must be the issuer of this server, as one string.");
    }

    private static boolean fits(String jti) {
        return !jti.isEmpty() && jti.length() <= LONGEST_JTI;
    }

    /**
     * Whether {@code client}, which may be null, uses assertions and signed this one. For a
     * suspended client no keys are fetched.
     */
    boolean proves(@Nullable Client client, ClientJwt assertion) {
        boolean uses =
                client != null
                        && client.confidential()
                        && !client.suspended()
                        && client.settings().authentication().method()
                                == AuthenticationMethod.PRIVATE_KEY_JWT;
        return signatures.signed(uses ? client : null, assertion);
    }

    /**
     * Uses up a valid assertion.
     *
     * @throws TooManyRequests where the client sent too many
     * @throws OAuthError {@code invalid_client} where it was used before, or where its audience,
     *     the token endpoint, or its algorithm is not allowed for the client
     */
    void use(Client client, ClientJwt assertion) {
        // Only now, when the signature is verified: before, the error would tell whether the client
        // exists, and its settings.
        if (!isForIssuer(assertion)
                && !client.settings().authentication().tokenEndpointAudience()) {
            throw notForUs();
        }
        var policy = client.settings().policy();
        if (!policy.allows(assertion.algorithm())) {
            throw refused(
                    "The security_profile of this client needs an assertion signed with "
                            + String.join(" or ", policy.allowed(ClientRequestSettings.ALGORITHMS))
                            + ".");
        }
        var jti = Hash.of(assertion.text("jti").orElseThrow().getBytes(StandardCharsets.UTF_8));
        // It can't be valid for longer, whatever the milliseconds of its exp.
        var until = clock.instant().plus(LONGEST).plus(validity.skew().multipliedBy(2));
        store.<Boolean>write(
                tx -> {
                    throttle.require(
                            tx,
                            Limit.ASSERTION_OF_CLIENT.of(client.id().hex()),
                            "The client sent too many assertions. Send the request again later.");
                    // Thrown inside, so that a replay doesn't count: replays of an intercepted
                    // assertion would use up the client's budget.
                    if (!tx.usedAssertions().use(client.id(), jti.text(), until)) {
                        throw replayed(client);
                    }
                    return true;
                });
    }

    private static OAuthError replayed(Client client) {
        return new OAuthError(
                OAuthError.Code.INVALID_CLIENT,
                "This client assertion was used before; make one with another jti for each"
                        + " request.",
                "client " + client.id());
    }

    private static OAuthError refused(String description) {
        return new OAuthError(OAuthError.Code.INVALID_CLIENT, description);
    }
}
