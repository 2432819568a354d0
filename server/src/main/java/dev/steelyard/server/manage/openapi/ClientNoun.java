package dev.steelyard.server.manage.openapi;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;
import static dev.steelyard.server.manage.openapi.Described.get;
import static dev.steelyard.server.manage.openapi.Described.patch;
import static dev.steelyard.server.manage.openapi.Described.post;

import dev.steelyard.domain.refusal.RefusalCode;

/** Clients of applications, and those of this API. */
final class ClientNoun {
    static final Noun ALL =
            new Noun(
                    "clients",
                    "Integrations' credential sets, each of one application, and clients of this"
                            + " API",
                    get("/applications/{id}/clients", "listClients", "List clients")
                            .needs(CLIENTS_READ)
                            .pages(ClientShapes.CLIENT)
                            .filtered(
                                    Filters.QUERY,
                                    Filters.TYPE,
                                    Filters.GRANT_TYPE,
                                    Filters.SUSPENDED,
                                    Filters.ROLE),
                    get("/clients", "listAllClients", "List clients, wherever they are")
                            .note(
                                    "By id; with `unused_for` those that got no token for so long,"
                                            + " the longest first, suspended ones left out. A"
                                            + " reseller's staff see its own; the operator's all,"
                                            + " management clients too.")
                            .needs(CLIENTS_READ)
                            .pagesInTime(ClientShapes.LISTED)
                            .filtered(
                                    Filters.QUERY,
                                    Filters.RESELLER,
                                    Filters.APPLICATION,
                                    Filters.TYPE,
                                    Filters.GRANT_TYPE,
                                    Filters.SUSPENDED,
                                    Filters.UNUSED_FOR),
                    post("/applications/{id}/clients", "createClient", "Make a client")
                            .note("A confidential one gets a secret and an API key, shown once.")
                            .needs(CLIENTS_WRITE)
                            .forbids(RefusalCode.OPERATOR_ONLY, RefusalCode.LIMIT_REACHED)
                            .sends(ClientShapes.NEW_CLIENT)
                            .makes(ClientShapes.MADE_CLIENT),
                    get("/clients/{id}", "getClient", "Read a client")
                            .needs(CLIENTS_READ)
                            .answers(ClientShapes.EITHER),
                    patch("/clients/{id}", "updateClient", "Change a client")
                            .note("Of a management client only the name can be changed.")
                            .needs(CLIENTS_WRITE)
                            .forbids(
                                    RefusalCode.OPERATOR_ONLY,
                                    RefusalCode.BEYOND_OWN,
                                    RefusalCode.BUILT_IN)
                            .matched()
                            .sends(ClientShapes.PATCH)
                            .queried("dry_run", Words.DRY_RUN)
                            .answers(ClientShapes.CHANGED),
                    post("/clients/{id}/suspend", "suspendClient", "Suspend a client at once")
                            .needs(CLIENTS_WRITE)
                            .forbids(RefusalCode.BEYOND_OWN, RefusalCode.BUILT_IN)
                            .matched()
                            .answers(ClientShapes.EITHER),
                    post("/clients/{id}/revive", "reviveClient", "Let it work again")
                            .needs(CLIENTS_WRITE)
                            .forbids(RefusalCode.BEYOND_OWN, RefusalCode.BUILT_IN)
                            .matched()
                            .answers(ClientShapes.EITHER),
                    get(
                                    "/management-clients",
                                    "listManagementClients",
                                    "List clients of this API, the built-in ones included")
                            .needs(CLIENTS_READ)
                            .forbids(RefusalCode.OPERATOR_ONLY)
                            .pages(ClientShapes.MANAGEMENT)
                            .filtered(Filters.QUERY, Filters.SUSPENDED),
                    post(
                                    "/management-clients",
                                    "createManagementClient",
                                    "Make a client of this API")
                            .note("By the operator only; its secret is shown once.")
                            .needs(CLIENTS_WRITE)
                            .forbids(RefusalCode.OPERATOR_ONLY, RefusalCode.BEYOND_OWN)
                            .sends(
                                    Shape.sent("NewManagementClient", "A client of this API.")
                                            .with("name", Words.NAME)
                                            .with("authority", Words.AUTHORITY)
                                            .with("permissions", Words.MANAGEMENT_PERMISSIONS))
                            .makes(ClientShapes.MADE_MANAGEMENT));

    private ClientNoun() {}
}
