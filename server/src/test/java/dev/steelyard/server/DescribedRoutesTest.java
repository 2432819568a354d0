package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.server.manage.ManagementApi;
import dev.steelyard.server.manage.openapi.ApiDescription;
import dev.steelyard.server.metering.UseCounter;
import dev.steelyard.server.refusal.RefusalWriter;
import org.junit.jupiter.api.Test;

/** The description of the management API against its routes, both ways. */
class DescribedRoutesTest {
    @Test
    void describedOperations_areTheMountedOnes() {
        try (var server = new RunningServer(RunningServer.ISSUER)) {
            var counter = new UseCounter(server.store, server.clock);
            var refusals = new RefusalWriter(server.store, server.core.ids(), server.clock);
            var mounted =
                    Endpoints.of(server.core, counter, refusals).stream()
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
