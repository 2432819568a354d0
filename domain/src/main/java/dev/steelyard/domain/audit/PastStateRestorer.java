package dev.steelyard.domain.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Restores past states of an application's objects from their current properties by undoing the
 * changes in the audit log. Covers the objects of one application at most: memberships are told
 * apart by their users alone.
 */
public final class PastStateRestorer {
    private final Map<String, AuditedProperties> things = new HashMap<>();

    /** Adds the current facts of a thing. */
    public void put(String type, String id, AuditedProperties facts) {
        things.put(type + ":" + id, facts);
    }

    /** The facts after all that was undone; null: the thing did not exist. */
    public @Nullable AuditedProperties find(String type, String id) {
        return things.get(type + ":" + id);
    }

    public void forEach(String type, BiConsumer<String, AuditedProperties> use) {
        things.forEach(
                (subject, facts) -> {
                    if (subject.startsWith(type + ":")) {
                        use.accept(subject.substring(type.length() + 1), facts);
                    }
                });
    }

    /** Undoes an event; call it once for each event, the newest first. */
    public void undo(AuditEvent event) {
        var difference = event.difference();
        if (difference == null) {
            return;
        }
        var subject = event.subject();
        var before = difference.before();
        if (before == null) {
            things.remove(subject);
        } else if (difference.after() == null) {
            things.put(subject, before);
            giveBack(event.matter(), before);
        } else {
            things.computeIfPresent(subject, (_, facts) -> facts.overlaidBy(before));
        }
    }

    /** The event that removed a role also took it from all who had it. */
    private void giveBack(AuditSubject matter, AuditedProperties before) {
        var role = matter.id();
        if (matter.type().equals("role") && role != null) {
            before.list("clients").forEach(client -> give("client:" + client, role));
            before.list("members").forEach(user -> give("membership:" + user, role));
        }
    }

    private void give(String subject, String role) {
        things.computeIfPresent(
                subject,
                (_, facts) -> {
                    var roles = new HashSet<>(facts.list("roles"));
                    roles.add(role);
                    return facts.with("roles", List.copyOf(roles));
                });
    }
}
