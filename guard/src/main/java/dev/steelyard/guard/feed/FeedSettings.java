package dev.steelyard.guard.feed;

import dev.steelyard.guard.report.ReportSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How an API reaches the authorization server.
 *
 * @param issuer as in the tokens' {@code iss}; https, or http on loopback
 * @param resourceServer the id of this API at the server
 * @param secret one of its secrets
 * @param poll how often it is asked for changes where it can't stream them
 * @param timeout how long one call may take, its body included
 * @param trusted origins (https://host:port) beside the issuer's own at which discovery may place
 *     keys and guard endpoints
 * @param nodes addresses (https://host:port) of the server's nodes, beginning with the one to ask
 *     first; the next is asked when one doesn't answer. None: at the issuer's own, and where
 *     discovery says
 * @param principals how many states are remembered, and how many tokens, at least 1; 2 to 4 KB for
 *     each
 * @param reports whether the server is told of this guard and its decisions
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
        ReportSettings reports) {

    /** How many states are remembered if nothing else is said. */
    public static final int PRINCIPALS = 100_000;

    public FeedSettings {
        trusted = Set.copyOf(trusted);
        nodes = List.copyOf(nodes);
        if (!Origins.secure(issuer)) {
            throw new IllegalArgumentException("the issuer must be https, or http on loopback");
        }
        if (!nodes.stream().allMatch(Origins::secure)) {
            throw new IllegalArgumentException("the nodes must be https, or http on loopback");
        }
        if (principals < 1) {
            throw new IllegalArgumentException("the states of 1 principal at least are remembered");
        }
    }

    /**
     * With a poll every second, 5 s for a call, the issuer's own origin only, and reports under the
     * name of the host.
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
                ReportSettings.ON);
    }

    /** The same with the nodes to ask. */
    public FeedSettings withNodes(List<URI> nodes) {
        return new FeedSettings(
                issuer, resourceServer, secret, poll, timeout, trusted, nodes, principals, reports);
    }

    /** The same with another time between polls. */
    public FeedSettings withPoll(Duration poll) {
        return new FeedSettings(
                issuer, resourceServer, secret, poll, timeout, trusted, nodes, principals, reports);
    }

    /** The same with another number of states that are remembered. */
    public FeedSettings withPrincipals(int principals) {
        return new FeedSettings(
                issuer, resourceServer, secret, poll, timeout, trusted, nodes, principals, reports);
    }

    /** The same with other reports. */
    public FeedSettings withReports(ReportSettings reports) {
        return new FeedSettings(
                issuer, resourceServer, secret, poll, timeout, trusted, nodes, principals, reports);
    }

    @Override
    public String toString() {
        return "FeedSettings[issuer=%s, resourceServer=%s, secret=redacted, poll=%s]"
                .formatted(issuer, resourceServer, poll);
    }
}
