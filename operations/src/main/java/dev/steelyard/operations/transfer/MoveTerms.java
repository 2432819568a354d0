package dev.steelyard.operations.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The conditions of an application's transfer to another reseller, which are the expiry of its
 * present credentials and a digest of the effects that a dry run showed.
 *
 * @param credentialsExpire the end of the present secrets, API keys and clients' own keys, which
 *     the former owner may know; empty: at once
 * @param seen {@link ApplicationMove#seen} of the dry run; empty: this is a dry run
 */
public record MoveTerms(Optional<Instant> credentialsExpire, Optional<String> seen) {
    /** The longest life of the former credentials, in which integrations change over. */
    public static final Duration MAX_OVERLAP = Duration.ofDays(30);
}
