package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every resource of the served OpenAPI document has a version, and nothing is changed in ignorance
 * of what it is by now (RFC 9110, section 13.1.1).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class VersionsTest {
    /** Who asks, and the description: no resources. */
    private static final Set<String> NO_RESOURCES =
            Set.of("getCaller", "getDescription", "explainRefusal");

    private static final String NEVER = "\"999999999999999999\"";

    private World world;
    private Documented api;

    @BeforeAll
    void begin() {
        world = new World();
        api = new Documented(world.asOperator("GET", "/openapi.json", null));
    }

    @AfterAll
    void end() {
        world.close();
    }

    @Test
    void whatIsReadByItself_hasItsVersionAsItsETag() {
        int read = 0;
        for (var row : Table.rows()) {
            var operation = api.operation(row.operation());
            if (!operation.method().equals("GET") || NO_RESOURCES.contains(operation.id())) {
                continue;
            }
            var answer = call(row);
            assertThat(answer.status()).as(operation.id() + answer.text()).isEqualTo(200);
            if (answer.json().isObject() && !answer.json().has("data")) {
                var version = answer.json().path("version");
                assertThat(version.isIntegralNumber()).as(operation.id()).isTrue();
                assertThat(answer.etag())
                        .as(operation.id())
                        .isEqualTo("\"" + version.asLong() + "\"");
                read++;
            }
        }
        assertThat(read).isGreaterThan(14);
    }

    @Test
    void madeForAnotherVersion_isRefused_nothingIsDone_whateverIsCommanded() {
        int refused = 0;
        for (var row : Table.rows()) {
            var operation = api.operation(row.operation());
            if (operation.method().equals("GET")) {
                continue;
            }
            var things = world.things(Caller.OPERATOR);
            var path = operation.at(row.path().apply(things)) + row.asked(things);
            var body = row.body().apply(world.things(Caller.OPERATOR));
            var before = world.done();
            var answer =
                    world.call(
                            world.token(Caller.OPERATOR, null),
                            operation.method(),
                            path,
                            body,
                            "if-match",
                            NEVER);
            assertThat(answer.status()).as(operation.id() + answer.text()).isEqualTo(412);
            assertThat(answer.code()).isEqualTo("version_mismatch");
            assertThat(world.done()).as(operation.id()).isEqualTo(before);
            assertThat(api.faults(operation, answer)).as(operation.id()).isEmpty();
            refused++;
        }
        assertThat(refused).isGreaterThan(40);
    }

    private World.Answer call(Row row) {
        var operation = api.operation(row.operation());
        var things = world.things(Caller.OPERATOR);
        var path = operation.at(row.path().apply(things)) + row.asked(things);
        return world.call(world.token(Caller.OPERATOR, null), operation.method(), path, null);
    }
}
