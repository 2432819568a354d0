package dev.steelyard.domain.client.metadata;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client's settings for request objects (RFC 9101), pushed authorization requests (RFC 9126) and
 * the maximum age of a login.
 *
 * @param signingAlgorithm one of {@link #ALGORITHMS}, for its request objects; null: request
 *     objects are refused
 * @param requireSigned whether plain parameters are refused (RFC 9101, section 10.5)
 * @param requestUris where its request objects may be fetched, compared exactly
 * @param requirePushed whether it must push its requests (RFC 9126, section 6)
 * @param defaultMaxAge the maximum age of a login where a request names none (OpenID Connect
 *     Dynamic Client Registration, section 2); null: any age
 * @param requireAuthTime whether it needs {@code auth_time}, which is always there
 */
public record ClientRequestSettings(
        @Nullable String signingAlgorithm,
        boolean requireSigned,
        Set<String> requestUris,
        boolean requirePushed,
        @Nullable Duration defaultMaxAge,
        boolean requireAuthTime) {
    /** {@code none} is not among them. */
    public static final List<String> ALGORITHMS =
            List.of("ES256", "PS256", "RS256", "EdDSA", "Ed25519");

    public static final ClientRequestSettings PLAIN =
            new ClientRequestSettings(null, false, Set.of(), false, null, false);

    public ClientRequestSettings {
        requestUris = Set.copyOf(requestUris);
    }
}
