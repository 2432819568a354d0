package dev.steelyard.server.ground;

import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.journal.Journal;
import dev.steelyard.domain.secret.Secrets;
import dev.steelyard.domain.store.Store;
import dev.steelyard.server.settings.ServerSettings;
import java.time.InstantSource;

/**
 * What nearly every endpoint needs: what it was told, what is kept, names, secrets and the time.
 */
public record Ground(
        ServerSettings settings, Store store, Ids ids, Secrets secrets, InstantSource clock) {

    public Journal journal() {
        return new Journal(ids);
    }

    /** {@code path} under the issuer's own, such as {@code /token}. */
    public String path(String path) {
        return settings.path() + path;
    }
}
