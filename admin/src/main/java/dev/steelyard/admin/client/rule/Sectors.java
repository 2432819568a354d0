package dev.steelyard.admin.client.rule;

import static dev.steelyard.domain.client.setting.SubjectSettings.SECTOR_IDENTIFIER_URI;
import static dev.steelyard.domain.client.setting.SubjectSettings.TYPE;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.admin.uri.WebUri;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks sectors of clients (OpenID Connect Dynamic Client Registration 1.0, section 5). The
 * document of a sector is fetched before the transaction, which must not wait for it, and checked
 * inside.
 */
public final class Sectors {
    private final SectorDocuments documents;

    public Sectors(SectorDocuments documents) {
        this.documents = documents;
    }

    /** An address that has to be asked, and for whom. */
    public record Needed(URI uri, Id<Reseller> owner) {}

    /**
     * What was found.
     *
     * @param listed empty: nothing could be had
     */
    public record Found(URI uri, Optional<Set<String>> listed) {}

    /**
     * What has to be asked before {@code before} can become {@code after}.
     *
     * @param before null: there was none
     */
    public static Optional<Needed> needed(
            @Nullable Client before, Client after, Id<Reseller> owner) {
        return asks(before, after)
                ? uri(after).map(uri -> new Needed(uri, owner))
                : Optional.empty();
    }

    /**
     * @param needed as read by somebody who may do what needs it; anything else is asked for
     *     nothing
     */
    public @Nullable Found fetch(Outcome<Optional<Needed>> needed) {
        return needed instanceof Outcome.Done<Optional<Needed>>(var found)
                ? found.map(this::fetch).orElse(null)
                : null;
    }

    private Found fetch(Needed needed) {
        return new Found(needed.uri(), documents.fetch(needed.owner(), needed.uri()));
    }

    public static void check(@Nullable Client before, Client after, @Nullable Found found) {
        var subjects = after.settings().subjects();
        if (subjects.pairwise() && after.redirectUris().isEmpty()) {
            // Else whoever names somebody's document would be of that sector.
            throw Refused.invalid(TYPE.name(), "pairwise only with redirect_uris");
        }
        if (subjects.pairwise() && after.may(GrantType.DEVICE_CODE)) {
            // Likewise: what it asks for comes to no redirect URI that would be of the sector.
            throw Refused.invalid(TYPE.name(), "pairwise without the grant type for devices");
        }
        if (subjects.sectorIdentifierUri() != null && uri(after).isEmpty()) {
            throw Refused.invalid(
                    SECTOR_IDENTIFIER_URI.name(),
                    "An https URI, with no user, fragment, dot segment or encoded slash; or empty");
        }
        if (subjects.pairwise() && after.sector().isEmpty()) {
            throw Refused.invalid(
                    SECTOR_IDENTIFIER_URI.name(),
                    "Needed by a pairwise client whose redirect_uris have not one host of their"
                            + " own");
        }
        if (asks(before, after)) {
            uri(after).ifPresent(uri -> checkListed(after, found, uri));
        }
    }

    private static void checkListed(Client after, @Nullable Found found, URI uri) {
        if (found == null || !found.uri().equals(uri)) {
            throw Refused.conflict(after.version(), "The client has been changed meanwhile");
        }
        // "The values of the registered redirect_uris MUST be included in the elements of the
        // array".
        if (found.listed().filter(all -> all.containsAll(after.redirectUris())).isEmpty()) {
            throw Refused.invalid(
                    SECTOR_IDENTIFIER_URI.name(),
                    "What is there must be a JSON array that holds each of redirect_uris; it could"
                            + " not be read, or one is missing");
        }
    }

    /** Asked again where something that it vouches for has changed. */
    private static boolean asks(@Nullable Client before, Client after) {
        return before == null
                || !before.settings().subjects().equals(after.settings().subjects())
                || !before.redirectUris().equals(after.redirectUris());
    }

    /**
     * Whether {@code after} is told of its users by other names than {@code before}, which hide who
     * they were to that.
     */
    public static boolean namesAnew(Client before, Client after) {
        return after.settings().subjects().pairwise()
                && !(before.settings().subjects().pairwise()
                        && before.sector().equals(after.sector()));
    }

    private static Optional<URI> uri(Client client) {
        return Optional.ofNullable(client.settings().subjects().sectorIdentifierUri())
                .flatMap(WebUri::parse)
                .filter(WebUri::isHttps)
                .map(uri -> URI.create(uri.text()));
    }
}
