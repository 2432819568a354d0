package dev.steelyard.domain.client.metadata;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Subject identifiers of a client's users.
 *
 * @param sectorIdentifierUri what says which redirect URIs are of one sector (OpenID Connect
 *     Dynamic Client Registration, section 5); null: the host of the client's own says it
 */
public record ClientSubjects(SubjectType type, @Nullable String sectorIdentifierUri) {
    public static final ClientSubjects PUBLIC = new ClientSubjects(SubjectType.PUBLIC, null);

    public boolean pairwise() {
        return type == SubjectType.PAIRWISE;
    }

    /**
     * The host within which all clients know a user by the same name (OpenID Connect Core, section
     * 8.1); empty where there is none, or several. Loopback is nobody's.
     */
    public Optional<String> sector(Set<String> redirectUris) {
        if (sectorIdentifierUri != null) {
            return host(sectorIdentifierUri);
        }
        var hosts = redirectUris.stream().map(ClientSubjects::host).collect(Collectors.toSet());
        return hosts.size() == 1
                ? hosts.iterator().next().filter(host -> !Hosts.isLoopback(host))
                : Optional.empty();
    }

    /** Of a URI that was checked when it was registered. */
    private static Optional<String> host(String uri) {
        return Optional.ofNullable(URI.create(uri).getHost());
    }
}
