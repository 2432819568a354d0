package dev.steelyard.admin.explanation;

import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.RoleFilter;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.principal.RefusalReason;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.operations.explanation.ExplainedRefusal;
import dev.steelyard.operations.explanation.ExplainedRefusal.Lack;
import dev.steelyard.operations.explanation.ExplainedRefusal.Today;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Explains a stored refusal of a request by the permissions that its user or client has now. It
 * reads them in one snapshot.
 */
final class RefusalExplainer {
    private static final PageRequest ROLES = new PageRequest(null, 20);

    private final Transaction tx;
    private final StoredRefusal refusal;
    private final Disclosure disclosure;

    private RefusalExplainer(Transaction tx, StoredRefusal refusal, Disclosure disclosure) {
        this.tx = tx;
        this.refusal = refusal;
        this.disclosure = disclosure;
    }

    static ExplainedRefusal of(
            RunningOperation context,
            StoredRefusal refusal,
            Disclosure disclosure,
            ExplanationRecipient asker,
            RefusalMessageWriter words) {
        var tx = context.tx();
        var id = refusal.resourceServer();
        var at = id == null ? null : tx.resourceServers().find(id).orElse(null);
        var now =
                at == null
                        ? null
                        : new RefusalExplainer(tx, refusal, disclosure).today(at, context.now());
        return new ExplainedRefusal(
                disclosure.user() ? refusal : refusal.withoutUser(),
                words.message(refusal, at, tenancy(tx, refusal), asker),
                at,
                tx.refusals().alike(refusal),
                now == null ? null : now.saying(words.now(refusal, now, asker)));
    }

    private static @Nullable Tenancy tenancy(Transaction tx, StoredRefusal refusal) {
        return tx.clients()
                .find(refusal.client())
                .flatMap(client -> Optional.ofNullable(client.application()))
                .flatMap(application -> PrincipalStateService.tenancy(tx, application))
                .orElse(null);
    }

    private Today today(ResourceServer at, Instant now) {
        var state = PrincipalStateService.state(tx, refusal.principal(), at, now);
        var dead =
                disclosure.user() || disclosure.member()
                        ? state.refusal()
                        : RefusalReason.NOT_A_MEMBER;
        var tenancy = state.tenancy();
        var stopped = tenancy == null ? null : tenancy.stoppedAt(now);
        var needed = refusal.permission();
        if (needed == null) {
            return new Today(
                    dead, stopped, null, List.of(), disclosure.roles() ? List.of() : null, "");
        }
        return new Today(
                dead,
                stopped,
                state.permissions().contains(needed),
                tenancy == null ? List.of() : lacks(state, needed, at, tenancy.application()),
                disclosure.roles() ? roles(needed) : null,
                "");
    }

    private List<Role> roles(String needed) {
        var application = refusal.application();
        return application == null
                ? List.of()
                : tx.roles().list(application, new RoleFilter(null, needed), ROLES);
    }

    private List<Lack> lacks(
            PrincipalState state, String needed, ResourceServer at, Application application) {
        if (state.permissions().contains(needed)) {
            return List.of();
        }
        var permission =
                tx.permissions()
                        .find(needed)
                        .filter(found -> found.resourceServer().equals(at.id()))
                        .orElse(null);
        if (permission == null) {
            return List.of(Lack.PERMISSION);
        }
        var lacks = new ArrayList<Lack>();
        if (!permission.holders().contains(state.ref().kind())) {
            lacks.add(Lack.KIND_OF_PRINCIPAL);
        }
        if (isAbove(application.reseller(), permission)) {
            lacks.add(Lack.RESELLER_CEILING);
        }
        if (isAbove(application.id(), permission)) {
            lacks.add(Lack.APPLICATION_CEILING);
        }
        if (tx.roles().findAll(assigned(state.ref(), application)).stream()
                .noneMatch(role -> role.permissions().contains(needed))) {
            lacks.add(Lack.ROLE);
        }
        return lacks;
    }

    private boolean isAbove(Id<?> holder, Permission permission) {
        return !tx.ceilings().of(holder).contains(permission.name());
    }

    private Set<Id<Role>> assigned(PrincipalRef ref, Application application) {
        var user = ref.user();
        return user == null
                ? tx.clients().find(ref.client()).map(client -> client.roles()).orElse(Set.of())
                : tx.memberships()
                        .find(user, application.id())
                        .map(membership -> membership.roles())
                        .orElse(Set.of());
    }
}
