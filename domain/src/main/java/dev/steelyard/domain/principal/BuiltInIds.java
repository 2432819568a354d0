package dev.steelyard.domain.principal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.ResourceServer;

/**
 * The fixed ids of the built-in clients and of the management API's resource server. They are of
 * time zero, so that no other row gets them.
 */
public final class BuiltInIds {
    /** The path of the management API. */
    public static final String MANAGEMENT_PATH = "/api/v1";

    public static final Id<ResourceServer> MANAGEMENT = new Id<>("000000000000000000000001");

    /** The public client of the command line. */
    public static final Id<Client> COMMAND_LINE = new Id<>("000000000000000000000002");

    private BuiltInIds() {}

    /** The identifier of the management API, which is also its address. */
    public static String managementIdentifier(String base) {
        return base + MANAGEMENT_PATH;
    }
}
