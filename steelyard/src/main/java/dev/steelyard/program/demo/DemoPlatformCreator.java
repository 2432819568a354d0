package dev.steelyard.program.demo;

import static dev.steelyard.domain.permission.PrincipalKind.CLIENT;
import static dev.steelyard.domain.permission.PrincipalKind.USER;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Surface;
import dev.steelyard.operations.resource.CreatedResourceServer;
import dev.steelyard.operations.resource.PermissionOperations.NewPermission;
import dev.steelyard.operations.resource.ResourceServerOperations.NewResourceServer;
import dev.steelyard.operations.role.TemplateOperations.NewTemplate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Creates the demo's resource server, permissions and role templates, for an example API about
 * weighing.
 */
final class DemoPlatformCreator {
    static final Set<String> READING =
            Set.of("application:read", "collections:read", "documents:read");
    static final Set<String> WRITING =
            Set.of("application:read", "collections:read", "documents:read", "documents:write");

    private static final Set<PrincipalKind> BOTH = Set.copyOf(EnumSet.allOf(PrincipalKind.class));

    private record Offer(String name, String label, Set<PrincipalKind> holders, boolean special) {}

    private static final List<Offer> OFFERS =
            List.of(
                    new Offer("application:read", "See the application and its term", BOTH, false),
                    new Offer("collections:read", "See which collections there are", BOTH, false),
                    new Offer("documents:read", "Read documents", BOTH, false),
                    new Offer("documents:write", "Add and change documents", BOTH, false),
                    new Offer("store:read", "Read the store's stock list", BOTH, false),
                    new Offer("users:manage", "Invite people into the application", BOTH, true),
                    new Offer("parameters:write", "Set parameters", Set.of(CLIENT), true),
                    new Offer("data:import", "Import data in bulk", Set.of(USER), true),
                    new Offer("devices:read", "See weighing devices", BOTH, true),
                    new Offer("devices:write", "Configure weighing devices", BOTH, true));

    private final Management management;
    private final String api;

    DemoPlatformCreator(Management management, String api) {
        this.management = management;
        this.api = api;
    }

    static Set<String> all() {
        return OFFERS.stream().map(Offer::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Creates the resource server, with its secret: shown now or never. */
    CreatedResourceServer plant() {
        var operator = Actor.system();
        var made =
                DemoSeed.done(
                        management
                                .resourceServers()
                                .create(
                                        operator,
                                        new NewResourceServer(
                                                api,
                                                "Weighing API",
                                                true,
                                                SecondFactorPolicy.OFF)));
        for (var offer : OFFERS) {
            DemoSeed.done(
                    management
                            .permissions()
                            .put(
                                    operator,
                                    offer.name(),
                                    new NewPermission(
                                            made.resourceServer().id(),
                                            offer.label(),
                                            offer.holders(),
                                            Surface.API,
                                            offer.special()),
                                    null));
        }
        template("Reader", "Reads everything that a customer's screen shows", READING);
        template("Clerk", "Reads, and records weighings", WRITING);
        return made;
    }

    private void template(String name, String description, Set<String> permissions) {
        DemoSeed.done(
                management
                        .templates()
                        .put(
                                Actor.system(),
                                name,
                                new NewTemplate(description, permissions),
                                null));
    }
}
