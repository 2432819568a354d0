package dev.steelyard.admin.client.rule;

import static dev.steelyard.domain.client.setting.SubjectSettings.SECTOR_IDENTIFIER_URI;
import static dev.steelyard.domain.client.setting.SubjectSettings.TYPE;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.Outcome;
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
 * Checks the sector identifier of a client with pairwise subjects (OpenID Connect Dynamic Client
 * Registration 1.0, section 5). The document of a sector is fetched before the transaction, which
 * must not wait for it, and checked inside.
 */
public final class SectorIdentifierRules {
    private final SectorDocumentFetcher documents;

    public SectorIdentifierRules(SectorDocumentFetcher documents) {
        this.documents = documents;
    }

    /** A document's address, and the reseller whose client named it. */
    public record Needed(URI uri, Id<Reseller> owner) {}

    /**
     * The result of a fetch.
     *
     * @param listed empty: the document could not be fetched
     */
    public record Found(URI uri, Optional<Set<String>> listed) {}

    /**
     * Returns the document that must be fetched before {@code before} can become {@code after}.
     *
     * @param before null: the client is new
     */
    public static Optional<Needed> needed(
            @Nullable Client before, Client after, Id<Reseller> owner) {
        return asks(before, after)
                ? uri(after).map(uri -> new Needed(uri, owner))
                : Optional.empty();
    }

    /**
     * @param needed read with the permission for the change; on any other outcome nothing is
     *     fetched
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
            // Otherwise a client that names another party's document would join its sector.
            throw OperationRefusal.invalid(TYPE.name(), "pairwise only with redirect_uris");
        }
        if (subjects.pairwise() && after.may(GrantType.DEVICE_CODE)) {
            // Likewise: a device grant uses no redirect URI that would belong to the sector.
            throw OperationRefusal.invalid(
                    TYPE.name(), "pairwise without the grant type for devices");
        }
        if (subjects.sectorIdentifierUri() != null && uri(after).isEmpty()) {
            throw OperationRefusal.invalid(
                    SECTOR_IDENTIFIER_URI.name(),
                    "An https URI, with no user, fragment, dot segment or encoded slash; or empty");
        }
        if (subjects.pairwise() && after.sector().isEmpty()) {
            throw OperationRefusal.invalid(
                    SECTOR_IDENTIFIER_URI.name(),
                    "Required for a pairwise client, unless its redirect_uris have one host of their"
                            + " own");
        }
        if (asks(before, after)) {
            uri(after).ifPresent(uri -> checkListed(after, found, uri));
        }
    }

    private static void checkListed(Client after, @Nullable Found found, URI uri) {
        if (found == null || !found.uri().equals(uri)) {
            throw OperationRefusal.conflict(
                    after.version(), "The client has been changed meanwhile");
        }
        // "The values of the registered redirect_uris MUST be included in the elements of the
        // array".
        if (found.listed().filter(all -> all.containsAll(after.redirectUris())).isEmpty()) {
            throw OperationRefusal.invalid(
                    SECTOR_IDENTIFIER_URI.name(),
                    "The document must be a JSON array that holds each of redirect_uris; it could"
                            + " not be read, or one is missing");
        }
    }

    /** Whether a fetch is needed: the subject settings or redirect URIs have changed. */
    private static boolean asks(@Nullable Client before, Client after) {
        return before == null
                || !before.settings().subjects().equals(after.settings().subjects())
                || !before.redirectUris().equals(after.redirectUris());
    }

    /**
     * Whether {@code after} gets other subject identifiers for its users than {@code before},
     * unlinkable to the former ones.
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
