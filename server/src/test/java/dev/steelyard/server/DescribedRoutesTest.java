package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.adminapi.openapi.OpenApiDocument;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.operations.Nouns;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the management API against its routes, both ways. */
class DescribedRoutesTest {
    @Test
    void describedOperations_areTheMountedOnes() {
        try (var server = new RunningServer(RunningServer.ISSUER)) {
            var mounted =
                    Endpoints.of(server.core).routes().stream()
                            .filter(
                                    route ->
                                            route.path()
                                                    .startsWith(BuiltInIds.MANAGEMENT_PATH + "/"))
                            .map(route -> route.method() + " " + route.path());
            var described =
                    Nouns.ALL.stream()
                            .flatMap(noun -> noun.operations().stream())
                            .map(
                                    one ->
                                            one.method()
                                                    + " "
                                                    + BuiltInIds.MANAGEMENT_PATH
                                                    + one.path());
            assertThat(mounted)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(
                                            described,
                                            Stream.of(
                                                    "GET "
                                                            + BuiltInIds.MANAGEMENT_PATH
                                                            + OpenApiDocument.PATH))
                                    .toList());
        }
    }
}
