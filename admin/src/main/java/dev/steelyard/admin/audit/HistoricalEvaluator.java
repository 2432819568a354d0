package dev.steelyard.admin.audit;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.CeilingPropertyMapper;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PermissionCalculator;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.domain.principal.Tenancy;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates which roles gave a permission at a past instant, under the roles and ceilings of that
 * time. It uses the code that decides for the present.
 *
 * @param stopped whether the application was stopped
 */
record HistoricalEvaluator(
        String permission,
        boolean stopped,
        Set<String> resellerCeiling,
        Set<String> applicationCeiling,
        Map<String, Permission> catalogue,
        Map<String, AuditedProperties> roles,
        Id<Application> application) {
    static HistoricalEvaluator of(
            HistoricalState past, Id<Application> id, String permission, Instant at) {
        var application = past.things().find("application", id.hex());
        var owner = application == null ? null : application.text("reseller");
        var reseller = owner == null ? null : past.things().find("reseller", owner);
        var known = past.things().find("permission", permission);
        return new HistoricalEvaluator(
                permission,
                application == null || reseller == null || stopped(id, application, reseller, at),
                reseller == null
                        ? Set.of()
                        : Set.copyOf(reseller.list(CeilingPropertyMapper.CEILING)),
                application == null
                        ? Set.of()
                        : Set.copyOf(application.list(CeilingPropertyMapper.CEILING)),
                known == null ? Map.of() : Map.of(permission, permission(permission, known)),
                past.all("role"),
                id);
    }

    /**
     * The roles in {@code assigned} that gave the permission to a principal of this kind; empty:
     * none did.
     */
    List<String> through(List<String> assigned, PrincipalKind kind) {
        var through = new ArrayList<String>();
        for (var id : assigned) {
            var role = role(id);
            if (!stopped
                    && role != null
                    && PermissionCalculator.permissions(
                                    List.of(role),
                                    resellerCeiling,
                                    applicationCeiling,
                                    kind,
                                    catalogue)
                            .contains(permission)) {
                through.add(id);
            }
        }
        return through;
    }

    @Nullable String name(String role) {
        var facts = roles.get(role);
        return facts == null ? null : facts.text("name");
    }

    private @Nullable Role role(String id) {
        var facts = roles.get(id);
        return facts == null
                ? null
                : Role.of(new Id<>(id), application, Set.copyOf(facts.list("permissions")));
    }

    private static boolean stopped(
            Id<Application> id,
            AuditedProperties application,
            AuditedProperties reseller,
            Instant at) {
        var expiry = application.text("expiry");
        Id<Reseller> owner = new Id<>("0".repeat(24));
        var tenancy =
                new Tenancy(
                        new Application(
                                id,
                                owner,
                                "",
                                "",
                                expiry == null ? null : Instant.parse(expiry),
                                application.flag("suspended"),
                                SecondFactorPolicy.OFF,
                                1),
                        new Reseller(
                                owner,
                                "",
                                word(ResellerStatus.class, reseller.text("standing")),
                                1),
                        null);
        return tenancy.stoppedAt(at) != null;
    }

    private static Permission permission(String name, AuditedProperties facts) {
        return new Permission(
                name,
                new Id<>("0".repeat(24)),
                "",
                facts.list("holders").stream()
                        .map(holder -> word(PrincipalKind.class, holder))
                        .collect(Collectors.toSet()),
                Surface.API,
                false,
                1);
    }

    private static <E extends Enum<E>> E word(Class<E> type, @Nullable String word) {
        return Enum.valueOf(type, String.valueOf(word).toUpperCase(Locale.ROOT));
    }
}
