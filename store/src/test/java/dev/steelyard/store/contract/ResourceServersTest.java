package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceServersTest extends StoreContract {
    @Test
    void inserted_isFoundByIdAndIdentifier() {
        var server = world.resourceServer();

        assertThat(find(tx -> tx.resourceServers().find(server.id()))).contains(server);
        assertThat(find(tx -> tx.resourceServers().findByIdentifier(server.identifier())))
                .contains(server);
        assertThat(list(tx -> tx.resourceServers().list())).contains(server);
    }

    @Test
    void identifierThatIsTaken_throws() {
        var server = world.resourceServer();
        var second =
                new ResourceServer(
                        world.id(),
                        server.identifier(),
                        "B",
                        false,
                        true,
                        SecondFactorPolicy.OFF,
                        1);

        assertThatThrownBy(() -> world.write(tx -> tx.resourceServers().insert(second)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void updatedAtItsVersion_raisesIt_atAnOlderOneDoesNothing() {
        var server = world.resourceServer();
        var changed =
                new ResourceServer(
                        server.id(),
                        server.identifier() + "/2",
                        "B",
                        false,
                        true,
                        SecondFactorPolicy.OFF,
                        1);

        assertThat(update(changed)).isTrue();
        assertThat(update(server)).isFalse();

        assertThat(find(tx -> tx.resourceServers().find(server.id())))
                .contains(
                        new ResourceServer(
                                server.id(),
                                changed.identifier(),
                                "B",
                                false,
                                true,
                                SecondFactorPolicy.OFF,
                                2));
    }

    @Test
    void operations_areReplacedAndKeepTheirOrder() {
        var server = world.resourceServer();
        var other = world.resourceServer();
        var read = new Operation(server.id(), "GET", "/{application}", "application:read");
        var access = new Operation(server.id(), "GET", "/access", null);
        var foreign = new Operation(other.id(), "GET", "/access", null);
        world.write(tx -> tx.resourceServers().replaceOperations(other.id(), List.of(foreign)));
        world.write(tx -> tx.resourceServers().replaceOperations(server.id(), List.of(access)));

        world.write(
                tx -> tx.resourceServers().replaceOperations(server.id(), List.of(read, access)));

        assertThat(list(tx -> tx.resourceServers().operations(server.id())))
                .containsExactly(read, access);
        assertThat(list(tx -> tx.resourceServers().operations(other.id())))
                .containsExactly(foreign);
    }

    private boolean update(ResourceServer server) {
        return store.<Boolean>write(tx -> tx.resourceServers().update(server));
    }
}
