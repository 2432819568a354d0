package dev.steelyard.domain.audit;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * The source address, request id, client and login session from which an audited operation was
 * called.
 *
 * @param source the peer's address; null for acts of the system, and where {@link #ofOneself} hides
 *     it
 * @param request the request id; null outside requests
 * @param client the client that the user used; null: none, or the client itself acts
 * @param session of the acting user; null: none
 */
public record AuditOrigin(
        @Nullable String source,
        @Nullable String request,
        @Nullable Id<Client> client,
        @Nullable Id<Session> session) {
    /** The program itself. */
    public static final AuditOrigin SYSTEM = new AuditOrigin(null, null, null, null);

    public static AuditOrigin of(@Nullable String source, @Nullable String request) {
        return new AuditOrigin(source, request, null, null);
    }

    /**
     * This origin for an act of a user in their own name: a reseller that may read of it learns
     * neither the address nor the session (rule 9).
     */
    public AuditOrigin ofOneself(AuditSubject matter) {
        return matter.reseller() == null ? this : new AuditOrigin(null, request, client, null);
    }

    public AuditOrigin through(@Nullable Id<Client> by, @Nullable Id<Session> in) {
        return new AuditOrigin(source, request, by, in);
    }
}
