package dev.steelyard.admin.operation;

import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.registration.InitialAccessToken;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.User;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authenticated caller of a management API operation, with its authority (the operator or a
 * reseller) and permissions.
 *
 * @param who its name in audit events: {@code user:<id>}, {@code client:<id>}, {@code
 *     initial_access_token:<id>} or {@code system}
 * @param permissions after every limitation (standing, permission scopes of a token)
 * @param login the time at which the user last logged in; null: unknown, or no user acts
 * @param once null: the operation is done each time that it is requested
 */
public record Actor(
        String who,
        Authority authority,
        Set<ManagementPermission> permissions,
        AuditOrigin origin,
        @Nullable Instant login,
        @Nullable Idempotency once) {
    private static final String CLIENT = "client:";
    private static final String USER = "user:";
    private static final String SYSTEM = "system";

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /**
     * @param login the time at which the user last logged in; null: unknown, so that operations
     *     that need a fresh proof are refused
     */
    public static Actor user(
            Id<User> user,
            Authority authority,
            Set<ManagementPermission> permissions,
            AuditOrigin origin,
            @Nullable Instant login) {
        return new Actor(USER + user, authority, permissions, origin, login, null);
    }

    public static Actor client(
            Id<Client> client,
            Authority authority,
            Set<ManagementPermission> permissions,
            AuditOrigin origin) {
        return new Actor(CLIENT + client, authority, permissions, origin, null, null);
    }

    /** The issuer of {@code token}, acting through it. */
    public static Actor initialAccessToken(
            Id<InitialAccessToken> token,
            Authority authority,
            Set<ManagementPermission> permissions,
            AuditOrigin origin) {
        return new Actor(
                "initial_access_token:" + token, authority, permissions, origin, null, null);
    }

    /**
     * The program itself: it creates the first operator's link, seals, rotates keys and seeds the
     * demo.
     */
    public static Actor system() {
        return new Actor(
                SYSTEM,
                new Authority.Operator(),
                EnumSet.allOf(ManagementPermission.class),
                AuditOrigin.SYSTEM,
                null,
                null);
    }

    /** Whether it is the program itself. */
    boolean isProgram() {
        return who.equals(SYSTEM);
    }

    /** The actor with the idempotency key of its request. */
    public Actor withIdempotency(Idempotency key) {
        return new Actor(who, authority, permissions, origin, login, key);
    }

    /** The client, where it acts for itself; empty: a user or the program acts. */
    public Optional<Id<Client>> asClient() {
        return who.startsWith(CLIENT) ? Id.parse(who.substring(CLIENT.length())) : Optional.empty();
    }

    /** The user who acts through a client; empty: a client or the program acts. */
    public Optional<Id<User>> asUser() {
        return who.startsWith(USER) ? Id.parse(who.substring(USER.length())) : Optional.empty();
    }

    public boolean isOperator() {
        return authority instanceof Authority.Operator;
    }

    /** The reseller in whose name it acts; null: the operator. */
    public @Nullable Id<Reseller> reseller() {
        return authority.reseller();
    }

    /** Whether the actor may use, and therefore give, {@code permission}. */
    public boolean holds(ManagementPermission permission) {
        return permissions.contains(permission) && (isOperator() || !permission.operatorOnly());
    }
}
