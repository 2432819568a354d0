package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.adminapi.openapi.OpenApiDocument;
import dev.steelyard.operations.Nouns;
import dev.steelyard.server.manage.ManagementApi;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the management API against its routes, both ways. */
class DescribedRoutesTest {
    @Test
    void describedOperations_areTheMountedOnes() {
        try (var server = new RunningServer(RunningServer.ISSUER)) {
            var mounted =
                    Endpoints.of(server.core).stream()
                            .filter(route -> route.path().startsWith(ManagementApi.BASE + "/"))
                            .map(route -> route.method() + " " + route.path());
            var described =
                    Nouns.ALL.stream()
                            .flatMap(noun -> noun.operations().stream())
                            .map(one -> one.method() + " " + ManagementApi.BASE + one.path());
            assertThat(mounted)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(
                                            described,
                                            Stream.of(
                                                    "GET "
                                                            + ManagementApi.BASE
                                                            + OpenApiDocument.PATH))
                                    .toList());
        }
    }
}
