package dev.steelyard.server.manage;

import static dev.steelyard.server.manage.ManagementRoute.delete;
import static dev.steelyard.server.manage.ManagementRoute.get;
import static dev.steelyard.server.manage.ManagementRoute.patch;
import static dev.steelyard.server.manage.ManagementRoute.post;
import static dev.steelyard.server.manage.ManagementRoute.put;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.Bindings;
import dev.steelyard.operations.Nouns;
import dev.steelyard.server.settings.ServerSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Every operation of the management API: the one literal list. */
final class ManagementRoutes {
    private ManagementRoutes() {}

    static List<ManagementRoute> of(
            Management manage, InstantSource clock, ServerSettings settings) {
        var servers = new ResourceServerRoutes(manage.resourceServers(), clock);
        var described =
                Bindings.of(Nouns.ALL, manage.bindings()).all().stream()
                        .map(ManagementRoutes::bound)
                        .toList();
        var written =
                List.of(
                        get("/resource-servers", servers::list),
                        post("/resource-servers", servers::create),
                        get("/resource-servers/{id}", servers::get),
                        patch("/resource-servers/{id}", servers::update),
                        get("/resource-servers/{id}/operations", servers::operations),
                        put("/resource-servers/{id}/operations", servers::replaceOperations),
                        get("/resource-servers/{id}/secrets", servers::secrets),
                        post("/resource-servers/{id}/secrets", servers::addSecret),
                        get("/resource-servers/{id}/secrets/{credential}", servers::secret),
                        patch("/resource-servers/{id}/secrets/{credential}", servers::updateSecret),
                        delete(
                                "/resource-servers/{id}/secrets/{credential}",
                                servers::deleteSecret));
        return Stream.concat(written.stream(), described.stream()).toList();
    }

    private static <B, R> ManagementRoute bound(Binding<B, R> binding) {
        return new ManagementRoute(
                binding.operation().method(),
                binding.operation().path(),
                new BoundOperation<>(binding));
    }
}
