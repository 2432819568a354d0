package dev.steelyard.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Tries every operation of the served OpenAPI document as everybody who might call it, prints what
 * was expected and seen, and holds each answer against its description.
 */
class IsolationMatrixTest {
    private static final Path MATRIX = Path.of("target/isolation.txt");

    @Test
    void everyOperation_answersEveryCallerAsTheTableSays() throws IOException {
        try (var world = new World()) {
            var api = new Documented(world.asOperator("GET", "/openapi.json", null));
            assertThat(Table.rows().stream().map(Row::operation))
                    .as("operations of the table, against those of the document")
                    .containsExactlyInAnyOrderElementsOf(api.ids());
            var tries =
                    Table.rows().stream()
                            .flatMap(
                                    row ->
                                            Arrays.stream(Caller.values())
                                                    .map(caller -> Try.of(world, api, row, caller)))
                            .toList();
            print(tries);
            assertThat(tries).filteredOn(one -> !one.good()).isEmpty();
        }
    }

    private static void print(List<Try> tries) throws IOException {
        var head = "%-28s %-16s %-30s %s%n".formatted("operation", "caller", "expected", "seen");
        var text =
                head
                        + tries.stream().map(Try::toString).collect(Collectors.joining("\n"))
                        + "\n%d tries, %d wrong%n"
                                .formatted(
                                        tries.size(),
                                        tries.stream().filter(one -> !one.good()).count());
        Files.writeString(MATRIX, text);
        System.out.print(text);
    }
}
