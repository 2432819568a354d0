package dev.steelyard.program.apply;

import dev.steelyard.program.apply.Platform.Ceiling;
import dev.steelyard.program.apply.Platform.Holder;
import dev.steelyard.program.apply.Platform.Operation;
import dev.steelyard.program.apply.Platform.Permission;
import dev.steelyard.program.apply.Platform.Server;
import dev.steelyard.program.apply.Platform.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a platform's file. */
final class PlatformFile {
    /** In place of a permission: whoever has a good token may. */
    private static final String ANY = "any";

    private PlatformFile() {}

    /**
     * @throws FileProblem with the line and what is allowed there
     */
    static Platform parse(byte[] yaml) {
        var root = YamlReader.read(yaml);
        var file =
                Section.of(
                        root,
                        "resource_server",
                        "permissions",
                        "operations",
                        "templates",
                        "ceilings");
        var server = part(file, "resource_server", PlatformFile::server);
        if (server == null
                && (file.find("permissions").isPresent() || file.find("operations").isPresent())) {
            throw new FileProblem(
                    root.line(), "resource_server is missing: whose permissions and operations?");
        }
        var ceilings = part(file, "ceilings", PlatformFile::ceilings);
        return new Platform(
                server,
                part(file, "permissions", PlatformFile::permissions),
                part(file, "operations", PlatformFile::operations),
                part(file, "templates", PlatformFile::templates),
                ceilings == null ? List.of() : ceilings);
    }

    private static <T> @Nullable T part(Section file, String key, Function<YamlNode, T> read) {
        return file.find(key).map(read).orElse(null);
    }

    private static Server server(YamlNode node) {
        var section = Section.of(node, "identifier", "name", "standard");
        return new Server(
                section.text("identifier"), section.text("name"), section.flag("standard"));
    }

    private static List<Permission> permissions(YamlNode node) {
        var permissions = new ArrayList<Permission>();
        Section.mapping(node)
                .forEach(
                        (name, member) -> {
                            var section =
                                    Section.of(
                                            member.value(),
                                            "label",
                                            "holders",
                                            "surface",
                                            "special");
                            permissions.add(
                                    new Permission(
                                            name,
                                            section.text("label"),
                                            holders(section),
                                            section.text("surface", "api"),
                                            section.flag("special")));
                        });
        return permissions;
    }

    private static Set<String> holders(Section section) {
        return section.find("holders")
                .map(Section::texts)
                .orElseGet(() -> new TreeSet<>(Set.of("client", "user")));
    }

    private static List<Operation> operations(YamlNode node) {
        var operations = new ArrayList<Operation>();
        var seen = new HashMap<String, Integer>();
        Section.mapping(node)
                .forEach(
                        (text, member) -> {
                            var words = text.strip().split("\\s+", -1);
                            if (words.length != 2) {
                                throw new FileProblem(
                                        member.line(),
                                        "an operation is METHOD /path: permission, or any");
                            }
                            var permission = Section.scalar(member.value());
                            var operation =
                                    new Operation(
                                            words[0],
                                            words[1],
                                            permission.equals(ANY) ? null : permission);
                            var other = seen.put(operation.shape(), member.line());
                            if (other != null) {
                                throw new FileProblem(
                                        member.line(), "this is the operation of line " + other);
                            }
                            operations.add(operation);
                        });
        return operations;
    }

    private static List<Template> templates(YamlNode node) {
        var templates = new ArrayList<Template>();
        Section.mapping(node)
                .forEach(
                        (name, member) -> {
                            var section = Section.of(member.value(), "description", "permissions");
                            templates.add(
                                    new Template(
                                            Section.scalar(
                                                    new YamlNode.Scalar(member.line(), name)),
                                            section.text("description", ""),
                                            section.texts("permissions")));
                        });
        return templates;
    }

    private static List<Ceiling> ceilings(YamlNode node) {
        var section = Section.of(node, "resellers", "applications");
        var ceilings = new ArrayList<Ceiling>();
        // Resellers first: an application's ceiling must lie within its reseller's.
        section.find("resellers").ifPresent(part -> ceilings(Holder.RESELLER, part, ceilings));
        section.find("applications")
                .ifPresent(part -> ceilings(Holder.APPLICATION, part, ceilings));
        return ceilings;
    }

    private static void ceilings(Holder kind, YamlNode node, List<Ceiling> into) {
        Section.mapping(node)
                .forEach(
                        (holder, member) ->
                                into.add(new Ceiling(kind, holder, Section.texts(member.value()))));
    }
}
