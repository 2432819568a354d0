package dev.steelyard.guard.feed;

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
 */
public record FeedSettings(
        URI issuer,
        String resourceServer,
        String secret,
        Duration poll,
        Duration timeout,
        Set<String> trusted,
        List<URI> nodes) {

    public FeedSettings {
        trusted = Set.copyOf(trusted);
        nodes = List.copyOf(nodes);
        if (!Origins.secure(issuer)) {
            throw new IllegalArgumentException("the issuer must be https, or http on loopback");
        }
        if (!nodes.stream().allMatch(Origins::secure)) {
            throw new IllegalArgumentException("the nodes must be https, or http on loopback");
        }
    }

    /** With a poll every second, 5 s for a call, and the issuer's own origin only. */
    public static FeedSettings of(URI issuer, String resourceServer, String secret) {
        return new FeedSettings(
                issuer,
                resourceServer,
                secret,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Set.of(),
                List.of());
    }

    /** The same with the nodes to ask. */
    public FeedSettings withNodes(List<URI> nodes) {
        return new FeedSettings(issuer, resourceServer, secret, poll, timeout, trusted, nodes);
    }

    /** The same with another time between polls. */
    public FeedSettings withPoll(Duration poll) {
        return new FeedSettings(issuer, resourceServer, secret, poll, timeout, trusted, nodes);
    }

    @Override
    public String toString() {
        return "FeedSettings[issuer=%s, resourceServer=%s, secret=redacted, poll=%s]"
                .formatted(issuer, resourceServer, poll);
    }
}
