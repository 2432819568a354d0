package dev.steelyard.server.feed.report;

import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import java.util.HashMap;
import java.util.Map;

/**
 * Which principals of a report are there, and have to do with the API that reports: clients of an
 * application, and users. Whether the user may still use the client doesn't matter: that it can't
 * is what the refusal says. Used by one thread, inside one transaction.
 */
final class KnownPrincipals {
    private final Transaction tx;
    private final ResourceServer at;
    private final Map<PrincipalRef, Boolean> asked = new HashMap<>();

    KnownPrincipals(Transaction tx, ResourceServer at) {
        this.tx = tx;
        this.at = at;
    }

    boolean has(PrincipalRef principal) {
        return asked.computeIfAbsent(principal, this::find);
    }

    private boolean find(PrincipalRef principal) {
        var user = principal.user();
        return tx.clients()
                        .find(principal.client())
                        .filter(client -> at.builtIn() == (client.application() == null))
                        .isPresent()
                && (user == null || tx.users().find(user).isPresent());
    }
}
