package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What each operation reads is what its description says: a member and a query parameter that
 * nobody declared are refused with the list of those that are allowed.
 */
class DescribedInputTest {
    private static final String ALLOWED = " only: ";

    @Test
    void everyOperation_readsTheDescribedMembersAndParameters() {
        try (var world = new World()) {
            var api = new Documented(world.asOperator("GET", "/openapi.json", null));
            var operator = world.token(Caller.OPERATOR, null);
            for (var row : Table.rows()) {
                var operation = api.operation(row.operation());
                if (row.rule() == Rule.PUBLIC) {
                    continue;
                }
                var path = operation.at(row.path().apply(world.things(Caller.OPERATOR)));
                var strange = world.call(operator, operation.method(), path + "?strange=1", null);
                assertThat(allowed(strange))
                        .as("query of " + operation.id())
                        .isEqualTo(operation.parameters("query"));
                if (!operation.method().equals("GET")) {
                    var body = Map.of("strange", 1);
                    var refused = world.call(operator, operation.method(), path, body);
                    assertThat(allowed(refused))
                            .as("body of " + operation.id())
                            .isEqualTo(api.members(operation));
                }
            }
        }
    }

    private static Set<String> allowed(World.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        var message = answer.json().path("error").path("message").asString();
        int at = message.indexOf(ALLOWED);
        return at < 0
                ? Set.of()
                : new TreeSet<>(
                        Arrays.asList(message.substring(at + ALLOWED.length()).split(", ")));
    }
}
