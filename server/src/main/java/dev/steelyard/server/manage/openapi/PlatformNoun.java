package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.permission.ManagementPermission.PLATFORM_WRITE;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.patch;
import static dev.steelyard.server.manage.openapi.Described.post;
import static dev.steelyard.server.manage.openapi.Described.put;

import dev.steelyard.domain.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;

/** APIs behind guards, and the permissions there. */
final class PlatformNoun {
    private static final Shape RESOURCE_SERVER =
            Shape.answered("ResourceServer", "An API behind guards.")
                    .with("_id", Schema.id("Its id."))
                    .with("identifier", Schema.uri("The audience of its tokens."))
                    .with("name", Words.NAME)
                    .with("standard", Schema.flag("Whether tokens are for it if none is named."))
                    .with("built_in", Schema.flag("Whether it is this API."))
                    .versioned();

    private static final Shape OPERATION =
            operation(Shape.answered("Operation", "What the guard lets through, and for what."));

    private static final Shape CHANGED_OPERATIONS =
            RehearsalShapes.triable(
                    Described.listOf(OPERATION)
                            .as("ChangedOperations", "All there are, or would be, now."));

    static final Noun SERVERS = new Noun("resource-servers", "APIs behind guards", servers());

    private PlatformNoun() {}

    private static List<Described> servers() {
        var all = new ArrayList<Described>();
        all.add(
                get("/resource-servers", "listResourceServers", "List resource servers")
                        .needs(PLATFORM_READ)
                        .lists(RESOURCE_SERVER)
                        .filtered(
                                Filters.QUERY.saying(
                                        "In its name or identifier; or how its id begins.")));
        all.add(
                post("/resource-servers", "createResourceServer", "Make a resource server")
                        .needs(PLATFORM_WRITE)
                        .sends(
                                Shape.sent("NewResourceServer", "An API to guard.")
                                        .with("identifier", Schema.uri("Absolute, no fragment."))
                                        .with("name", Words.NAME)
                                        .maybe("standard", Schema.flag("Absent: false.")))
                        .makes(
                                RESOURCE_SERVER
                                        .as("MadeResourceServer", "With its first secret.")
                                        .maybe("client_secret", Words.ONCE)));
        all.add(
                get("/resource-servers/{id}", "getResourceServer", "Read a resource server")
                        .needs(PLATFORM_READ)
                        .answers(RESOURCE_SERVER));
        all.add(
                patch("/resource-servers/{id}", "updateResourceServer", "Change a resource server")
                        .note("Its identifier stays.")
                        .needs(PLATFORM_WRITE)
                        .forbids(RefusalCode.BUILT_IN)
                        .matched()
                        .sends(
                                Shape.sent("ResourceServerPatch", "What is to be different.")
                                        .maybe("name", Words.NAME)
                                        .maybe(
                                                "standard",
                                                Schema.flag(
                                                        "true takes it from the one that is it.")))
                        .answers(RESOURCE_SERVER));
        all.add(
                get("/resource-servers/{id}/operations", "listOperations", "List its operations")
                        .needs(PLATFORM_READ)
                        .lists(OPERATION)
                        .filtered(Filters.PERMISSION.saying("Those that need it.")));
        all.add(
                put("/resource-servers/{id}/operations", "putOperations", "Set its operations")
                        .note("`If-Match` is about the resource server.")
                        .needs(PLATFORM_WRITE)
                        .forbids(RefusalCode.BUILT_IN)
                        .matched()
                        .sends(
                                Shape.sent("NewOperations", "All operations.")
                                        .with(
                                                "operations",
                                                Schema.list(
                                                        "In their order; each once.",
                                                        operation(
                                                                Shape.sent(
                                                                        "NewOperation",
                                                                        "One operation.")))))
                        .queried("dry_run", Words.DRY_RUN)
                        .answers(CHANGED_OPERATIONS));
        all.addAll(
                CredentialNoun.secrets(
                        "/resource-servers/{id}/secrets",
                        "ResourceServerSecret",
                        PLATFORM_READ,
                        PLATFORM_WRITE));
        return all;
    }

    private static Shape operation(Shape shape) {
        var permission = Schema.text("What is needed; null or absent: any good token.").orNull();
        var begun =
                shape.with("method", Schema.text("In upper case."))
                        .with("path", Schema.text("Such as `/{application}/documents`."));
        return shape.closed()
                ? begun.maybe("permission", Schema.text("What is needed; absent: a good token."))
                : begun.with("permission", permission);
    }
}
