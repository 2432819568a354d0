package dev.steelyard.domain.derivation;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PermissionCalculator;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.principal.RefusalReason;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.Membership;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Computes the current permissions of a user or client from roles, ceilings, membership, consent
 * and the status of its application. The key of every row that it reads goes into {@code
 * dependsOn}, also of rows that are missing, so that their creation makes the state stale too.
 */
final class PrincipalStateDeriver {
    private final Transaction tx;
    private final ResourceServer at;
    private final SnapshotReader rows;
    private final boolean consentAssumed;
    private final Set<ChangeKey> dependsOn = new HashSet<>(Set.of(ChangeKey.PLATFORM));

    PrincipalStateDeriver(
            Transaction tx, ResourceServer at, SnapshotReader rows, boolean consentAssumed) {
        this.tx = tx;
        this.at = at;
        this.rows = rows;
        this.consentAssumed = consentAssumed;
    }

    /** The state of an unknown user of {@code client}: refused. */
    PrincipalState stateOfNobody(Id<Client> client) {
        dependsOn.add(ChangeKey.client(client));
        return refused(new PrincipalRef(client, null), null, RefusalReason.USER_UNKNOWN);
    }

    /** The state of {@code ref}. */
    PrincipalState state(PrincipalRef ref) {
        dependsOn.add(ChangeKey.client(ref.client()));
        dependsOn.add(ChangeKey.resource(at.id()));
        var client = rows.client(ref.client()).orElse(null);
        if (client == null) {
            return refused(ref, null, RefusalReason.CLIENT_UNKNOWN);
        }
        var person = ref.user() == null ? null : personRefusal(ref);
        if (client.suspended()) {
            return refused(ref, client, RefusalReason.CLIENT_SUSPENDED);
        }
        if (person != null) {
            return refused(ref, client, person);
        }
        return at.builtIn() ? staffState(ref, client) : memberState(ref, client);
    }

    private @Nullable RefusalReason personRefusal(PrincipalRef ref) {
        var id = ref.user();
        if (id == null) {
            return null;
        }
        dependsOn.add(ChangeKey.user(id));
        // This key also announces revocations for the user at the client.
        dependsOn.add(ChangeKey.consent(id, ref.client()));
        var user = rows.user(id).orElse(null);
        if (user == null) {
            return RefusalReason.USER_UNKNOWN;
        }
        return user.disabled() ? RefusalReason.USER_DISABLED : null;
    }

    private PrincipalState memberState(PrincipalRef ref, Client client) {
        var application = client.application();
        var tenancy = application == null ? null : tenancy(application).orElse(null);
        if (application == null || tenancy == null) {
            return refused(ref, client, RefusalReason.CLIENT_UNKNOWN);
        }
        Collection<Id<Role>> assigned = client.roles();
        var user = ref.user();
        if (user != null) {
            dependsOn.add(ChangeKey.membership(user, application));
            var membership = tx.memberships().find(user, application);
            if (membership.isEmpty()) {
                return refused(ref, client, RefusalReason.NOT_A_MEMBER);
            }
            if (!consentAssumed
                    && !client.settings().skipConsent()
                    && tx.consents().find(user, client.id()).isEmpty()) {
                return refused(ref, client, RefusalReason.CONSENT_WITHDRAWN);
            }
            assigned = membership.map(Membership::roles).orElse(Set.of());
        }
        var roles = roles(assigned);
        return state(
                ref,
                client,
                null,
                tenancy,
                null,
                roles.stream().map(Role::name).sorted().toList(),
                PermissionCalculator.permissions(
                        roles,
                        ceiling(tenancy.reseller().id()),
                        ceiling(application),
                        ref.kind(),
                        rows.catalogue()));
    }

    private PrincipalState staffState(PrincipalRef ref, Client client) {
        if (client.application() != null) {
            return refused(ref, client, RefusalReason.NOT_STAFF);
        }
        var authority = client.authority();
        var granted = client.management();
        var user = ref.user();
        if (user != null) {
            dependsOn.add(ChangeKey.staff(user));
            var staff = tx.staff().find(user);
            if (staff.isEmpty()) {
                return refused(ref, client, RefusalReason.NOT_STAFF);
            }
            authority = staff.get().authority();
            granted = staff.get().permissions();
        }
        if (authority == null) {
            return refused(ref, client, RefusalReason.NOT_STAFF);
        }
        if (authority instanceof Authority.OfReseller(var reseller)) {
            dependsOn.add(ChangeKey.reseller(reseller));
            var standing = rows.reseller(reseller).map(Reseller::standing);
            if (!standing.equals(Optional.of(ResellerStatus.ACTIVE))) {
                return refused(ref, client, RefusalReason.AUTHORITY_SUSPENDED);
            }
        }
        var byOperator = authority instanceof Authority.Operator;
        var permissions = new TreeSet<String>();
        for (var permission : granted) {
            if (byOperator || !permission.operatorOnly()) {
                permissions.add(permission.permission());
            }
        }
        return state(ref, client, null, null, authority, List.of(), permissions);
    }

    private Optional<Tenancy> tenancy(Id<Application> id) {
        dependsOn.add(ChangeKey.application(id));
        var tenancy = rows.tenancy(id);
        tenancy.ifPresent(t -> dependsOn.add(ChangeKey.reseller(t.reseller().id())));
        return tenancy;
    }

    private List<Role> roles(Collection<Id<Role>> ids) {
        ids.forEach(id -> dependsOn.add(ChangeKey.role(id)));
        return rows.roles(ids);
    }

    private Set<String> ceiling(Id<?> holder) {
        dependsOn.add(ChangeKey.ceiling(holder));
        return rows.ceiling(holder);
    }

    private PrincipalState refused(
            PrincipalRef ref, @Nullable Client client, RefusalReason refusal) {
        return state(ref, client, refusal, null, null, List.of(), Set.of());
    }

    private PrincipalState state(
            PrincipalRef ref,
            @Nullable Client client,
            @Nullable RefusalReason refusal,
            @Nullable Tenancy tenancy,
            @Nullable Authority authority,
            List<String> roles,
            Set<String> permissions) {
        return new PrincipalState(
                ref,
                rows.head(),
                refusal,
                tenancy,
                authority,
                roles,
                permissions,
                client != null && client.confidential(),
                client == null ? List.of() : rows.keys(client.id()),
                client == null ? Set.of() : client.origins(),
                rows.revocations(ref),
                Set.copyOf(dependsOn));
    }
}
