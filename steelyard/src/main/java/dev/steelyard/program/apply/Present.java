package dev.steelyard.program.apply;

import dev.steelyard.program.apply.Platform.Ceiling;
import dev.steelyard.program.apply.Platform.Operation;
import dev.steelyard.program.apply.Platform.Permission;
import dev.steelyard.program.apply.Platform.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server has of the things that a file names.
 *
 * @param server null: not yet there
 * @param permissions of every resource server, by name: names are one space
 */
record Present(
        @Nullable KnownServer server,
        Map<String, KnownPermission> permissions,
        List<Operation> operations,
        Map<String, KnownTemplate> templates,
        Map<Ceiling, KnownCeiling> ceilings) {

    record KnownServer(String id, Platform.Server server, long version) {}

    record KnownPermission(Permission permission, String resourceServer, long version) {}

    record KnownTemplate(Template template, long version) {}

    /**
     * @param path where it can be read and set
     * @param now it, whose wanted form is the key of the map
     */
    record KnownCeiling(String path, Set<String> now) {}

    /** Whether a permission belongs to the resource server of the file. */
    boolean isOwn(KnownPermission known) {
        return server != null && server.id().equals(known.resourceServer());
    }
}
