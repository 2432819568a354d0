package dev.steelyard.server.context;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.server.settings.ServerSettings;
import java.time.InstantSource;

/** Settings, store, id generator, secret generator and clock shared by all endpoints. */
public record ServerContext(
        ServerSettings settings,
        BoundedStore store,
        IdGenerator ids,
        SecretGenerator secrets,
        InstantSource clock) {

    public JournalWriter journal() {
        return new JournalWriter(ids);
    }

    /** Ends sessions, families and tokens. */
    public RevocationService endings() {
        return new RevocationService(settings.lifetimes().revocation(), clock, ids);
    }

    /** {@code path} under the issuer's path, such as {@code /token}. */
    public String path(String path) {
        return settings.path() + path;
    }
}
