package dev.steelyard.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.seal.EventJson;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seals can be checked against the API's answers: both have equal members. */
class AuditOperationsTest {
    private static final String HEX = "0192a3b4c5d60718293a4b5";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void membersOfAnEvent_areThoseThatSealsHash(boolean all) {
        var event =
                new AuditEvent(
                        new Id<>(HEX + "0"),
                        Instant.ofEpochMilli(1_800_000_000_120L),
                        "user:" + HEX + "1",
                        "role.update",
                        new AuditSubject("role", HEX + "2", id("3", all), id("4", all)),
                        new AuditOrigin(
                                all ? "127.0.0.1" : null,
                                all ? "request" : null,
                                id("5", all),
                                id("6", all)),
                        all ? Map.of("reason", "a word") : Map.of(),
                        all
                                ? new Difference(null, AuditedProperties.NONE.with("name", "Clerk"))
                                : null,
                        all ? 7L : null);

        var answered = AuditOperations.EVENT.write(event);

        assertThat(answered).containsKey("batch");
        answered.remove("batch");
        assertThat(answered).isEqualTo(EventJson.members(event));
    }

    private static <T> @Nullable Id<T> id(String digit, boolean all) {
        return all ? new Id<>(HEX + digit) : null;
    }
}
