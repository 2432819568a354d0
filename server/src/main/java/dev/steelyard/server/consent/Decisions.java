package dev.steelyard.server.consent;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.claim.StandardClaim;
import dev.steelyard.domain.consent.Consent;
import dev.steelyard.domain.consent.Consent.Offline;
import dev.steelyard.domain.id.Ids;
import dev.steelyard.domain.principal.Principals;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.server.authorize.AuthorizationRequest;
import dev.steelyard.server.browser.SignedIn;
import dev.steelyard.server.http.Request;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records what people decide, each in one transaction with its audit event. Thread-safe. */
final class Decisions {
    private final Store store;
    private final Ids ids;
    private final InstantSource clock;

    Decisions(Store store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was allowed before stays allowed: a client may ask for more in steps. */
    void allowed(Request wire, AuthorizationRequest request, SignedIn signedIn, boolean offline) {
        store.write(
                tx -> {
                    var user = signedIn.user().id();
                    var client = request.client().id();
                    // What was withdrawn in the meantime is not added to.
                    tx.users().lock(user);
                    var before = tx.consents().find(user, client).orElse(null);
                    var consent = consent(request, signedIn, before, offline);
                    tx.consents().put(consent);
                    tx.changed(ChangeKey.consent(user, client));
                    audit(
                            tx,
                            wire,
                            request,
                            signedIn,
                            "consent.given",
                            Map.of(
                                    "scope",
                                    String.join(" ", request.scopeWithoutOffline()),
                                    "everything",
                                    String.join(" ", consent.everything()),
                                    "offline",
                                    consent.offline().name(),
                                    "claims",
                                    request.claimsBesideScopes().stream()
                                            .map(StandardClaim::text)
                                            .collect(Collectors.joining(" "))));
                    return consent;
                });
    }

    void denied(Request wire, AuthorizationRequest request, SignedIn signedIn) {
        store.write(
                tx -> {
                    audit(tx, wire, request, signedIn, "consent.denied", Map.of());
                    return signedIn;
                });
    }

    private Consent consent(
            AuthorizationRequest request,
            SignedIn signedIn,
            @Nullable Consent before,
            boolean offline) {
        var scopes = new LinkedHashSet<>(request.scopeWithoutOffline());
        var claims = request.claimsBesideScopes();
        var decided = before == null ? Offline.NOT_ASKED : before.offline();
        if (before != null) {
            scopes.addAll(before.scopes());
            claims.addAll(before.claims());
        }
        var everything = new LinkedHashSet<String>();
        if (before != null) {
            everything.addAll(before.everything());
        }
        if (!request.namesPermissions()) {
            everything.add(request.resource().identifier());
        }
        if (request.wantsOffline()) {
            decided = offline ? Offline.GRANTED : Offline.REFUSED;
        }
        return new Consent(
                signedIn.user().id(),
                request.client().id(),
                everything,
                scopes,
                claims,
                decided,
                clock.instant());
    }

    private void audit(
            Transaction tx,
            Request wire,
            AuthorizationRequest request,
            SignedIn signedIn,
            String action,
            Map<String, String> detail) {
        var client = request.client();
        var reseller =
                Optional.ofNullable(client.application())
                        .flatMap(id -> Principals.tenancy(tx, id))
                        .map(tenancy -> tenancy.reseller().id())
                        .orElse(null);
        tx.audit()
                .append(
                        new AuditEvent(
                                ids.next(),
                                clock.instant(),
                                "user:" + signedIn.user().id(),
                                action,
                                "client:" + client.id(),
                                reseller,
                                wire.source(),
                                wire.id(),
                                detail));
    }
}
