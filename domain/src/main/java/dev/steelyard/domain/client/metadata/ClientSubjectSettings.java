package dev.steelyard.domain.client.metadata;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A client's settings for subject identifiers, which are public, or pairwise for a sector (OpenID
 * Connect Core, section 8).
 *
 * @param sectorIdentifierUri lists the redirect URIs of one sector (OpenID Connect Dynamic Client
 *     Registration, section 5); null: the sector is the host of the client's own
 */
public record ClientSubjectSettings(SubjectType type, @Nullable String sectorIdentifierUri) {
    public static final ClientSubjectSettings PUBLIC =
            new ClientSubjectSettings(SubjectType.PUBLIC, null);

    public boolean pairwise() {
        return type == SubjectType.PAIRWISE;
    }

    /**
     * The host within which all clients get one subject identifier for a user (OpenID Connect Core,
     * section 8.1); empty where there is none, or several. Loopback belongs to no sector.
     */
    public Optional<String> sector(Set<String> redirectUris) {
        if (sectorIdentifierUri != null) {
            return host(sectorIdentifierUri);
        }
        var hosts =
                redirectUris.stream().map(ClientSubjectSettings::host).collect(Collectors.toSet());
        return hosts.size() == 1
                ? hosts.iterator().next().filter(host -> !HostConverter.isLoopback(host))
                : Optional.empty();
    }

    /** The host of a URI that was checked when it was registered. */
    private static Optional<String> host(String uri) {
        return Optional.ofNullable(URI.create(uri).getHost());
    }
}
