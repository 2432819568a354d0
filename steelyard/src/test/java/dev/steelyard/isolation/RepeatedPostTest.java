package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every POST of the table, sent twice with one Idempotency-Key. */
class RepeatedPostTest {
    private static final String KEY = "idempotency-key";

    @Test
    void everyPost_repeatedWithItsKey_isAnsweredAsBefore_withoutItsSecrets_andDoesNothing() {
        try (var world = new World()) {
            var api = new Documented(world.asOperator("GET", "/openapi.json", null));
            var operator = world.token(Caller.OPERATOR, null);
            for (var row : Table.rows()) {
                var operation = api.operation(row.operation());
                // A row with a query only tries (dry_run): nothing is done that could be repeated.
                if (!operation.method().equals("POST") || row.asks()) {
                    continue;
                }
                var things = world.things(Caller.OPERATOR);
                var path = operation.at(row.path().apply(things));
                var body = row.body().apply(things);
                var key = world.name("key-");

                var first = world.call(operator, "POST", path, body, KEY, key);
                var done = world.done();
                var again = world.call(operator, "POST", path, body, KEY, key);

                var as = operation.id() + " " + again.text();
                assertThat(first.json().has("replayed")).as(first.text()).isFalse();
                assertThat(again.status()).as(as).isEqualTo(first.status()).isBetween(200, 299);
                assertThat(again.json().path("replayed").asBoolean()).as(as).isTrue();
                assertThat(again.json().path("_id")).as(as).isEqualTo(first.json().path("_id"));
                assertThat(again.text()).as(as).doesNotContain("sy_");
                assertThat(api.faults(operation, again)).as(as).isEmpty();
                assertThat(world.done()).as(as).isEqualTo(done);
                var other = Map.of("name", "Another thing");
                assertThat(world.call(operator, "POST", "/resellers", other, KEY, key).code())
                        .as(as)
                        .isEqualTo("idempotency_key_reused");
            }
        }
    }
}
