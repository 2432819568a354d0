package dev.steelyard.guard.feed;

import dev.steelyard.tls.TrustedCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The settings of the guard's connection to the authorization server, such as issuer, credentials,
 * poll interval and timeout.
 *
 * @param issuer as in the tokens' {@code iss}; https, or http on loopback
 * @param resourceServer the id of this API at the server
 * @param secret one of its secrets
 * @param poll the interval of polls where there is no stream
 * @param timeout the limit for one call, its body included
 * @param trusted origins (https://host:port) beside the issuer's own at which discovery may place
 *     keys and guard endpoints
 * @param nodes addresses (https://host:port) of the server's nodes, the preferred one first; the
 *     guard tries the next when one doesn't answer. Empty: the issuer's own address, and those in
 *     discovery
 * @param principals the cache size for states, and for tokens, at least 1; 2 to 4 KB for each
 * @param reports whether the guard reports its status and decisions to the server
 * @param trustedCertificates certificates that are trusted in TLS beside those of the Java runtime
 */
public record FeedSettings(
        URI issuer,
        String resourceServer,
        String secret,
        Duration poll,
        Duration timeout,
        Set<String> trusted,
        List<URI> nodes,
        int principals,
        ReportSettings reports,
        TrustedCertificates trustedCertificates) {

    /** The default cache size for states. */
    public static final int PRINCIPALS = 100_000;

    public FeedSettings {
        trusted = Set.copyOf(trusted);
        nodes = List.copyOf(nodes);
        if (!OriginNormalizer.secure(issuer)) {
            throw new IllegalArgumentException("the issuer must be https, or http on loopback");
        }
        if (!nodes.stream().allMatch(OriginNormalizer::secure)) {
            throw new IllegalArgumentException("the nodes must be https, or http on loopback");
        }
        if (principals < 1) {
            throw new IllegalArgumentException("the states of 1 principal at least are remembered");
        }
    }

    /**
     * Settings with a poll every second, 5 s for a call, the issuer's own origin only, and reports
     * under the name of the host.
     */
    public static FeedSettings of(URI issuer, String resourceServer, String secret) {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Set.of(),
                List.of(),
                PRINCIPALS,
                ReportSettings.ON,
                TrustedCertificates.none("FeedSettings.withTrustedCertificates"));
    }

    /** These settings with other nodes. */
    public FeedSettings withNodes(List<URI> nodes) {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                poll,
                timeout,
                trusted,
                nodes,
                principals,
                reports,
                trustedCertificates);
    }

    /** These settings with another interval of polls. */
    public FeedSettings withPoll(Duration poll) {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                poll,
                timeout,
                trusted,
                nodes,
                principals,
                reports,
                trustedCertificates);
    }

    /** These settings with another cache size. */
    public FeedSettings withPrincipals(int principals) {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                poll,
                timeout,
                trusted,
                nodes,
                principals,
                reports,
                trustedCertificates);
    }

    /** These settings with other reports. */
    public FeedSettings withReports(ReportSettings reports) {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                poll,
                timeout,
                trusted,
                nodes,
                principals,
                reports,
                trustedCertificates);
    }

    /**
     * These settings with certificates of a PEM file, which is read now.
     *
     * @throws IllegalArgumentException the file is missing, has no certificate, or a malformed one
     */
    public FeedSettings withTrustedCertificates(Path file) {
        return withTrustedCertificates(
                TrustedCertificates.read(trustedCertificates.setting(), file));
    }

    /** These settings with other trusted certificates, under the program's name of the setting. */
    public FeedSettings withTrustedCertificates(TrustedCertificates trustedCertificates) {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                poll,
                timeout,
                trusted,
                nodes,
                principals,
                reports,
                trustedCertificates);
    }

    /** Whether {@code uri} has the origin of the issuer. */
    public boolean atIssuer(URI uri) {
        String origin = OriginNormalizer.of(uri);
        return origin != null && origin.equals(OriginNormalizer.of(issuer));
    }

    /**
     * Whether discovery may place an endpoint at {@code uri}: it has the origin of the issuer, or a
     * trusted one by https (loopback: http).
     */
    public boolean trusts(URI uri) {
        String origin = OriginNormalizer.of(uri);
        if (origin == null) return false;
        boolean named =
                trusted.stream()
                        .map(URI::create)
                        .map(OriginNormalizer::of)
                        .anyMatch(origin::equals);
        return atIssuer(uri) || (named && OriginNormalizer.secure(uri));
    }

    @Override
    public String toString() {
        return "FeedSettings[issuer=%s, resourceServer=%s, secret=redacted, poll=%s]"
                .formatted(issuer, resourceServer, poll);
    }
}
