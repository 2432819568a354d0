package dev.steelyard.guard.internal.state;

import com.github.benmanes.caffeine.cache.Interner;
import dev.steelyard.guard.principal.PrincipalState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shares equal parts of cached permissions in memory, such as the role names and permissions that
 * many clients have in common. Holds its parts weakly. Thread-safe.
 */
public final class StateInterner {
    private final Interner<Object> parts = Interner.newWeakInterner();

    /** An equal state made of shared parts. */
    public PrincipalState of(PrincipalState state) {
        return new PrincipalState(
                state.principal(),
                state.asOf(),
                state.live(),
                state.reason(),
                optional(state.application()),
                optional(state.authority()),
                list(state.roles()),
                set(state.permissions()),
                state.confidential(),
                state.apiKeys(),
                set(state.origins()),
                state.revoked(),
                state.dependsOn().stream().map(this::key).collect(Collectors.toUnmodifiableSet()));
    }

    /** Keys of a single principal are not worth interning. */
    private String key(String key) {
        return switch (ChangeKeyChecker.kind(key)) {
            case "client", "user", "membership", "consent", "staff" -> key;
            default -> same(key);
        };
    }

    private List<String> list(List<String> texts) {
        return texts.isEmpty() ? texts : same(texts);
    }

    private Set<String> set(Set<String> texts) {
        return texts.isEmpty() ? texts : same(texts);
    }

    private <T> @Nullable T optional(@Nullable T part) {
        return part == null ? null : same(part);
    }

    /** Safe, since parts are immutable, and lists never equal sets or texts. */
    private <T> T same(T part) {
        @SuppressWarnings("unchecked") // equal parts have one type
        T same = (T) parts.intern(part);
        return same;
    }
}
