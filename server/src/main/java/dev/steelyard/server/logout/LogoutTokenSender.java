package dev.steelyard.server.logout;

import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.session.LogoutDelivery;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.server.chore.RetrySchedule;
import dev.steelyard.server.issuance.SubjectConverter;
import dev.steelyard.server.keys.SigningKeys;
import dev.steelyard.server.outgoing.OutgoingRequestSender;
import dev.steelyard.server.outgoing.RequestResult;
import java.net.URI;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a back-channel logout token to one client, and records the result. Thread-safe. */
public final class LogoutTokenSender {
    private static final Logger LOG = LoggerFactory.getLogger(LogoutTokenSender.class);

    private final Store store;
    private final LogoutTokens tokens;
    private final OutgoingRequestSender outgoing;
    private final JournalWriter journal;
    private final InstantSource clock;

    public LogoutTokenSender(
            Store store,
            SigningKeys keys,
            SubjectConverter subjects,
            URI issuer,
            OutgoingRequestSender outgoing,
            IdGenerator ids,
            InstantSource clock) {
        this.store = store;
        this.tokens = new LogoutTokens(keys, subjects, issuer.toString(), ids);
        this.outgoing = outgoing;
        this.journal = new JournalWriter(ids);
        this.clock = clock;
    }

    /** Whether the client was notified. */
    boolean told(LogoutDelivery delivery) {
        var client = store.read(tx -> tx.clients().find(delivery.client())).orElseThrow();
        var uri = client.settings().logout().backchannelUri();
        if (uri == null || client.suspended()) {
            giveUp(client, delivery, "it has no back-channel logout URI any more, or is suspended");
            return false;
        }
        var token = tokens.mint(client, delivery, clock.instant());
        // Section 2.5. The letters of the token need no escaping.
        var form = "logout_token=" + token;
        return switch (outgoing.post(
                client.id(), URI.create(uri), "application/x-www-form-urlencoded", form)) {
            case RequestResult.Answered answer when answer.successful() -> {
                store.execute(tx -> tx.logoutDeliveries().remove(delivery));
                yield true;
            }
            case RequestResult.Answered answer ->
                    failed(client, delivery, "status " + answer.status());
            case RequestResult.Busy() ->
                    failed(client, delivery, "too many requests are in progress");
            case RequestResult.Failed failure -> failed(client, delivery, failure.reason());
            case RequestResult.Forbidden forbidden -> giveUp(client, delivery, forbidden.reason());
        };
    }

    private boolean failed(Client client, LogoutDelivery delivery, String reason) {
        var wait = RetrySchedule.after(delivery.attempts());
        if (wait.isEmpty()) {
            return giveUp(client, delivery, reason);
        }
        LOG.info("the logout at client {} failed and will be tried again: {}", client.id(), reason);
        var due = clock.instant().plus(wait.get());
        store.execute(tx -> tx.logoutDeliveries().postpone(delivery, due));
        return false;
    }

    private boolean giveUp(Client client, LogoutDelivery delivery, String reason) {
        LOG.warn(
                "the logout at client {} failed and will not be tried again: {}",
                client.id(),
                reason);
        store.execute(
                tx -> {
                    tx.logoutDeliveries().remove(delivery);
                    journal.record(
                            tx,
                            clock.instant(),
                            "system",
                            AuditOrigin.SYSTEM,
                            JournalEntry.of("logout.undelivered", matter(tx, client))
                                    .with("attempts", delivery.attempts()));
                });
        return false;
    }

    private static AuditSubject matter(Transaction tx, Client client) {
        var application = client.application();
        return application == null
                ? AuditSubject.of(null, "client", client.id())
                : AuditSubject.in(
                        tx.applications().find(application).orElseThrow(), "client", client.id());
    }
}
