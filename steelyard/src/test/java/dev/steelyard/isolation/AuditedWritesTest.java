package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every writing operation of the served OpenAPI document, done once, leaves its trace. */
class AuditedWritesTest {
    private static final Map<String, Object> NOTHING = Map.of("permissions", List.of());

    /** They change no noun's facts: what they did stands in the event's details. */
    private static final Set<String> WITHOUT_DIFFERENCE =
            Set.of(
                    "endSessions",
                    "rotateMasterKey",
                    "retryMail",
                    "testMail",
                    "resetPassword",
                    "resetFactors");

    /** What has to be done before there is something to change. */
    private static final Map<String, BiConsumer<World, String>> FIRST =
            Map.of(
                    "reviveClient",
                    (world, path) ->
                            world.asOperator("POST", path.replace("revive", "suspend"), null),
                    "setResellerCeiling",
                    (world, path) -> world.asOperator("PUT", path, NOTHING),
                    "setApplicationCeiling",
                    (world, path) -> world.asOperator("PUT", path, NOTHING),
                    "enableUser",
                    (world, path) ->
                            world.asOperator("POST", path.replace("enable", "disable"), null));

    /** What changes something, where what the table sends says what is so already. */
    private static final Map<String, Function<Things, Object>> SENDING =
            Map.of(
                    "putMember",
                    things -> Map.of("roles", List.of(things.role())),
                    "putStaff",
                    _ -> Map.of("permissions", List.of("manage.clients:read")),
                    "updateRole",
                    _ -> NOTHING,
                    "putPermission",
                    AuditedWritesTest::relabelled);

    private static Object relabelled(Things things) {
        var command = new HashMap<>(things.newPermission());
        command.put("label", "Another");
        return command;
    }

    @Test
    void everyWrite_leavesAnEvent_withWhatItChanged() {
        try (var world = new World()) {
            var api = new Documented(world.asOperator("GET", "/openapi.json", null));
            var wrong = new ArrayList<String>();
            for (var row : Table.rows()) {
                var operation = api.operation(row.operation());
                // A row with a query only tries (dry_run), or reads.
                if (!operation.method().equals("GET") && !row.asks()) {
                    wrong.addAll(faults(world, operation, row));
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private static List<String> faults(World world, Documented.Operation operation, Row row) {
        var things = world.things(Caller.OPERATOR);
        var path = operation.at(row.path().apply(things));
        FIRST.getOrDefault(operation.id(), (_, _) -> {}).accept(world, path);
        var body = SENDING.getOrDefault(operation.id(), row.body()::apply).apply(things);
        var before = new HashSet<>(world.events());
        var answer = world.call(world.token(Caller.OPERATOR, null), operation.method(), path, body);
        assertThat(answer.status()).as(operation.id() + answer.text()).isBetween(200, 299);
        var events = world.events().stream().filter(event -> isNew(event, before)).toList();
        var faults = new ArrayList<String>();
        if (events.isEmpty()) {
            faults.add(operation.id() + " leaves no event");
        }
        if (!WITHOUT_DIFFERENCE.contains(operation.id())
                && events.stream().allMatch(event -> event.difference() == null)) {
            faults.add(operation.id() + " tells no difference: " + events);
        }
        for (var event : events) {
            var difference = event.difference();
            if (difference != null && difference.isEmpty()) {
                faults.add(operation.id() + " tells of nothing: " + event);
            }
            // Whose link it was is all that the reseller of before may know.
            if (!event.actor().startsWith("link:") && event.origin().source() == null) {
                faults.add(operation.id() + " says not whence: " + event);
            }
        }
        return faults;
    }

    /** Sealing goes on meanwhile, which changes no event but where it lies. */
    private static boolean isNew(AuditEvent event, Set<AuditEvent> before) {
        return before.stream().noneMatch(known -> known.id().equals(event.id()));
    }
}
