package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.server.manage.ManagementApi;
import dev.steelyard.server.manage.openapi.ApiDescription;
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
                    ApiDescription.operations().stream()
                            .map(
                                    operation ->
                                            operation.method()
                                                    + " "
                                                    + ManagementApi.BASE
                                                    + operation.path());
            assertThat(mounted).containsExactlyInAnyOrderElementsOf(described.toList());
        }
    }
}
