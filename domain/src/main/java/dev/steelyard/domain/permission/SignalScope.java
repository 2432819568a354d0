package dev.steelyard.domain.permission;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A scope for managing event streams of security events, either {@code ssf.read} or {@code
 * ssf.manage} (CAEP Interoperability Profile 1.0, section 2.7.2).
 */
public enum SignalScope {
    READ("ssf.read", Set.of("manage.signals:read")),
    MANAGE("ssf.manage", Set.of("manage.signals:read", "manage.signals:write"));

    private final String scope;
    private final Set<String> permissions;

    SignalScope(String scope, Set<String> permissions) {
        this.scope = scope;
        this.permissions = permissions;
    }

    public String scope() {
        return scope;
    }

    public static List<String> all() {
        return Arrays.stream(values()).map(SignalScope::scope).toList();
    }

    /** The scopes that a principal with {@code permissions} can be granted, in their order. */
    public static Set<String> within(Collection<String> permissions) {
        var scopes = new LinkedHashSet<String>();
        for (var one : values()) {
            if (permissions.containsAll(one.permissions)) {
                scopes.add(one.scope);
            }
        }
        return scopes;
    }

    /** The permissions that {@code scope} names; empty: it is no scope of these. */
    static Set<String> permissions(String scope) {
        return find(scope).map(one -> one.permissions).orElse(Set.of());
    }

    public static Optional<SignalScope> find(String scope) {
        return Arrays.stream(values()).filter(one -> one.scope.equals(scope)).findFirst();
    }
}
