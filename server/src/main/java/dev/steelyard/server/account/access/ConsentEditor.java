package dev.steelyard.server.account.access;

import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.grant.Consent;
import dev.steelyard.domain.grant.Consent.Offline;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.token.ClientSelection;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.SignedInUser;
import dev.steelyard.server.consent.ConsentFacts;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.metering.Limit;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Withdraws a user's consent, or only the client's right to stay connected, at the user's own wish.
 * Either way all that the client holds of the user ends: codes, refresh tokens and access tokens.
 * Thread-safe.
 */
final class ConsentEditor {
    private final Services services;

    ConsentEditor(Services services) {
        this.services = services;
    }

    void withdraw(Request wire, SignedInUser signedIn, Id<Client> client) {
        change(
                wire,
                signedIn,
                client,
                "consent.withdrawn",
                (tx, consent) -> {
                    tx.consents().withdraw(consent.user(), client);
                    return null;
                });
    }

    /** The client may act for the user only while the user is signed in, from now on. */
    void endOffline(Request wire, SignedInUser signedIn, Id<Client> client) {
        change(
                wire,
                signedIn,
                client,
                "consent.offline_ended",
                (tx, consent) -> {
                    var after = consent.withOffline(Offline.REFUSED);
                    tx.consents().put(after);
                    return after;
                });
    }

    /** Does nothing where there is no consent. */
    private void change(
            Request wire,
            SignedInUser signedIn,
            Id<Client> id,
            String action,
            BiFunction<Transaction, Consent, @Nullable Consent> work) {
        var user = signedIn.user().id();
        var context = services.context();
        services.activity()
                .throttle()
                .counted(
                        Limit.CONSENT_OF_USER.of(user.hex()),
                        "You changed what programs may do too often. Try again later.",
                        tx -> {
                            // First: it locks the user, who may consent anew meanwhile.
                            context.endings().grants(tx, user, new ClientSelection.OfClient(id));
                            var before = tx.consents().find(user, id).orElse(null);
                            if (before == null) {
                                return user;
                            }
                            var after = work.apply(tx, before);
                            tx.changed(ChangeKey.consent(user, id));
                            var client = tx.clients().find(id).orElseThrow();
                            var matter = ConsentFacts.matter(tx, client);
                            context.journal()
                                    .record(
                                            tx,
                                            context.clock().instant(),
                                            "user:" + user,
                                            wire.origin()
                                                    .through(null, signedIn.session().id())
                                                    .ofOneself(matter),
                                            new JournalEntry(
                                                            action,
                                                            matter,
                                                            Difference.between(
                                                                    ConsentFacts.of(before),
                                                                    after == null
                                                                            ? null
                                                                            : ConsentFacts.of(
                                                                                    after)),
                                                            Map.of())
                                                    .with("user", user));
                            return user;
                        });
    }
}
