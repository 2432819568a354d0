package dev.steelyard.guard;

import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.Revocation;
import dev.steelyard.guard.scripted.Issuer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database of a simulated platform: what each client may do, the list of changes, and for each
 * token when it was last to be allowed. Numbers changes as the store does.
 */
final class Truth {
    static final int CLIENTS = 3;
    static final int ROLES = 2;

    /** Changes kept in the list; who is further behind starts afresh. */
    static final int KEPT = 12;

    /** A token: of a client, in a family, made when that change was the last. */
    record Token(int client, int family, long seq) {}

    private record Numbered(long seq, String json) {}

    private final List<Numbered> log = new ArrayList<>();
    private final boolean[] suspended = new boolean[CLIENTS];
    private final boolean[] without = new boolean[ROLES];
    private final boolean[] eclipsed = new boolean[CLIENTS];
    private final List<Revocation> revoked = new ArrayList<>();
    private final Map<Token, Long> lastAllowed = new HashMap<>();
    private long head;

    long head() {
        return head;
    }

    static String client(int client) {
        return Issuer.CLIENT + client;
    }

    static String family(int client, int family) {
        return "family-" + client + "-" + family;
    }

    /** Takes the permission from that role or gives it back. */
    void role(int role, long now) {
        before(now);
        without[role] = !without[role];
        number("\"keys\":[\"role:" + role + "\"]");
    }

    void suspend(int client, long now) {
        before(now);
        suspended[client] = !suspended[client];
        number("\"keys\":[\"client:" + client(client) + "\"]");
    }

    /** Something that this guard has never heard of. */
    void eclipse(int client, long now) {
        before(now);
        eclipsed[client] = !eclipsed[client];
        number("\"keys\":[\"moon:" + client + "\"]");
    }

    void revoke(int client, int family, long now) {
        before(now);
        String value = family(client, family);
        revoked.add(new Revocation(Revocation.Kind.FAMILY, value, Instant.MAX));
        number(
                "\"keys\":[\"client:%s\"],\"revoked\":{\"kind\":\"family\",\"value\":\"%s\",\"until\":99999999999999}"
                        .formatted(client(client), value));
    }

    /** A change of nothing that is asked for here. */
    void elsewhere(long now) {
        before(now);
        number("\"keys\":[\"user:nobody\"]");
    }

    private void number(String members) {
        head++;
        log.add(new Numbered(head, "{\"seq\":" + head + "," + members + "}"));
    }

    private void before(long now) {
        lastAllowed.replaceAll((token, at) -> allows(token) ? now : at);
    }

    /** From now on it is known when that token was last to be allowed. */
    void made(Token token, long now) {
        lastAllowed.putIfAbsent(token, now);
    }

    boolean allows(Token token) {
        return may(token.client())
                && revoked.stream()
                        .noneMatch(r -> r.value().equals(family(token.client(), token.family())));
    }

    /** Since when it was to be refused; null: it is to be allowed. */
    @Nullable Long refusedSince(Token token) {
        return allows(token) ? null : lastAllowed.get(token);
    }

    private boolean may(int client) {
        return !suspended[client] && !without[client % ROLES] && !eclipsed[client];
    }

    /** As the server answers it, in one snapshot. */
    PrincipalState state(int client) {
        boolean live = !suspended[client];
        Set<String> permissions =
                without[client % ROLES] || eclipsed[client] ? Set.of() : Set.of("documents:read");
        return new PrincipalState(
                new PrincipalRef(client(client), null),
                head,
                live,
                live ? null : "client_suspended",
                new ApplicationState(Issuer.APPLICATION, "Mill", null, null, null, null),
                null,
                List.of(),
                permissions,
                false,
                List.of(),
                Set.of(),
                revoked.stream()
                        .filter(r -> r.value().startsWith("family-" + client + "-"))
                        .toList(),
                Set.of("client:" + client(client), "role:" + client % ROLES, "platform"));
    }

    /** What follows {@code after}, up to {@code most}; null: it is gone. */
    @Nullable String changes(long after, long upTo, int most) {
        if (after > head || after < head - KEPT) return null;
        List<String> found = new ArrayList<>();
        for (Numbered change : log) {
            if (change.seq() > after && change.seq() <= upTo && found.size() < most) {
                found.add(change.json());
            }
        }
        return String.join(",", found);
    }
}
