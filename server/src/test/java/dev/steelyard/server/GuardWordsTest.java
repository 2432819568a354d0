package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.principal.RefusalReason;
import dev.steelyard.guard.internal.rule.CallerFacts;
import dev.steelyard.guard.internal.rule.CallerRule;
import dev.steelyard.guard.internal.state.LiveCache;
import dev.steelyard.guard.principal.AccessToken;
import dev.steelyard.guard.principal.Confirmation;
import dev.steelyard.guard.principal.PrincipalKind;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.refusal.ErrorCode;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that domain and guard both know, though neither knows the other. */
class GuardWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private static AccessToken token() {
        return new AccessToken(
                "issuer",
                "c",
                "c",
                "audience",
                NOW,
                NOW.plusSeconds(300),
                "jti",
                Set.of(),
                null,
                null,
                PrincipalKind.CLIENT,
                1,
                null,
                null,
                null,
                null,
                Confirmation.NONE);
    }

    @Test
    void identity_scopes_are_the_same() {
        assertThat(AccessToken.IDENTITY_SCOPES).isEqualTo(PermissionScopeFilter.IDENTITY);
    }

    /** Every key that the domain can make, found by reflection so that none is forgotten. */
    static List<ChangeKey> keys() throws ReflectiveOperationException {
        var keys = new ArrayList<ChangeKey>();
        for (var field : ChangeKey.class.getFields()) {
            if (field.getType() == ChangeKey.class) {
                keys.add((ChangeKey) Objects.requireNonNull(field.get(null)));
            }
        }
        for (var method : ChangeKey.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == ChangeKey.class) {
                var ids =
                        Stream.generate(() -> new Id<>("665f00000000000000000000"))
                                .limit(method.getParameterCount())
                                .toArray();
                keys.add((ChangeKey) Objects.requireNonNull(method.invoke(null, ids)));
            }
        }
        return keys;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void kind_of_a_change_is_known_and_leaves_other_states_alone(ChangeKey key) {
        var loads = new AtomicInteger();
        var cache =
                new LiveCache<String, Integer>(
                        10,
                        new Semaphore(10),
                        _ ->
                                new LiveCache.Loaded<>(
                                        loads.incrementAndGet(), 1, Set.of("client:another")));
        cache.get("state");

        cache.changed(2, List.of(key.text()));
        cache.get("state");

        assertThat(loads).hasValue(1);
    }

    @Test
    void all_kinds_of_changes_are_looked_at() throws ReflectiveOperationException {
        assertThat(keys().stream().map(key -> key.text().split(":", 2)[0]))
                .hasSizeGreaterThanOrEqualTo(12)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void refusal_has_a_code_of_its_own(RefusalReason refusal) {
        var state =
                new PrincipalState(
                        new PrincipalRef("c", null),
                        1,
                        false,
                        refusal.code(),
                        null,
                        null,
                        List.of(),
                        Set.of(),
                        false,
                        List.of(),
                        Set.of(),
                        List.of(),
                        Set.of());
        var caller = new CallerFacts(token(), state, List.of(), List.of(), (_, _) -> false, NOW);

        var codes =
                CallerRule.ORDERED.stream()
                        .map(rule -> rule.check(caller))
                        .filter(Objects::nonNull)
                        .toList();

        assertThat(codes).hasSize(1).doesNotContain(ErrorCode.TOKEN_REVOKED);
    }

    @Test
    void kinds_of_revocations_are_the_same() {
        assertThat(names(dev.steelyard.domain.token.Revocation.Kind.values()))
                .isEqualTo(names(dev.steelyard.guard.principal.Revocation.Kind.values()));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
