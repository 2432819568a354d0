package dev.steelyard.domain.client.metadata;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The limits on algorithms, responses and lifetimes that a security profile, such as FAPI 2.0,
 * imposes on a client.
 *
 * @param algorithms by which the client may sign, and by which this server signs for it
 * @param signedResponses whether an authorization response must be a JWT (JARM)
 * @param objectWindow how long ago {@code nbf} of a request object may lie at most, and how long
 *     after it {@code exp}; null: a request object needs no {@code nbf}
 * @param longestCode the longest life of an authorization code; null: as configured
 * @param longestPush the longest life of a pushed request; null: as configured
 */
public record ClientPolicy(
        Set<String> algorithms,
        boolean signedResponses,
        @Nullable Duration objectWindow,
        @Nullable Duration longestCode,
        @Nullable Duration longestPush) {
    /** The policy of a client without a security profile. */
    public static final ClientPolicy USUAL =
            new ClientPolicy(Set.copyOf(ClientRequestSettings.ALGORITHMS), false, null, null, null);

    /** FAPI 2.0 Security Profile, sections 5.3.2.1 (11), 5.3.2.2 (12) and 5.4.1. */
    static final ClientPolicy FAPI2_SECURITY =
            new ClientPolicy(
                    Set.of("ES256", "PS256", "EdDSA", "Ed25519"),
                    false,
                    null,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(599));

    /** FAPI 2.0 Message Signing, sections 5.3.1 and 5.4.1. */
    static final ClientPolicy FAPI2_MESSAGE_SIGNING =
            new ClientPolicy(
                    FAPI2_SECURITY.algorithms,
                    true,
                    Duration.ofMinutes(60),
                    FAPI2_SECURITY.longestCode,
                    FAPI2_SECURITY.longestPush);

    public ClientPolicy {
        algorithms = Set.copyOf(algorithms);
    }

    public boolean allows(String algorithm) {
        return algorithms.contains(algorithm);
    }

    /** How long a code lives. */
    public Duration code(Duration configured) {
        return atMost(longestCode, configured);
    }

    /** How long a pushed request lives. */
    public Duration push(Duration configured) {
        return atMost(longestPush, configured);
    }

    /** The ones of {@code offered} that are allowed, in its order. */
    public List<String> allowed(List<String> offered) {
        return offered.stream().filter(algorithms::contains).toList();
    }

    private static Duration atMost(@Nullable Duration longest, Duration configured) {
        return longest == null || configured.compareTo(longest) < 0 ? configured : longest;
    }
}
