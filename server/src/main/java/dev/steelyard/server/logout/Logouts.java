package dev.steelyard.server.logout;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.journal.SessionEndReason;
import dev.steelyard.domain.store.Store;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a user's login session at logout, in one transaction with the audit event. Thread-safe. */
final class Logouts {
    private final Store store;
    private final RevocationService endings;
    private final JournalWriter journal;
    private final InstantSource clock;
    private final FrontChannelFinder frontChannels;

    Logouts(
            Store store,
            RevocationService endings,
            JournalWriter journal,
            InstantSource clock,
            FrontChannelFinder frontChannels) {
        this.store = store;
        this.endings = endings;
        this.journal = journal;
        this.clock = clock;
        this.frontChannels = frontChannels;
    }

    /**
     * Ends the session and the access tokens of its {@code sid}; offline grants go on.
     *
     * @param client which asked for it; null: only the user did
     * @return front-channel URIs for the browser to load
     */
    List<URI> end(Request wire, SignedInUser signedIn, @Nullable Client client) {
        var user = signedIn.user().id();
        return store.write(
                tx -> {
                    var frames = frontChannels.of(tx, signedIn.session().id());
                    endings.session(tx, signedIn.session().id(), user, SessionEndReason.LOGOUT);
                    var session = signedIn.session().id();
                    journal.record(
                            tx,
                            clock.instant(),
                            "user:" + user,
                            wire.origin().through(client == null ? null : client.id(), session),
                            JournalEntry.gone(
                                    "logout",
                                    AuditSubject.of(null, "session", session),
                                    AuditedProperties.NONE.with("user", user)));
                    return frames;
                });
    }
}
