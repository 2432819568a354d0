package dev.steelyard.program.settings;

import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.cli.yaml.InvalidFile;
import dev.steelyard.cli.yaml.YamlNode;
import dev.steelyard.cli.yaml.YamlReader;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.proxy.evaluation.ActionRequirement;
import dev.steelyard.guard.proxy.evaluation.ResourceType;
import dev.steelyard.guard.proxy.evaluation.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the YAML file that maps users, resources and actions of AuthZEN requests to the platform's
 * ids and permissions (docs/proxies.md). Reports all problems at once, by lines.
 */
final class EvaluationsFileReader {
    private final FileProblems problems = new FileProblems();

    private EvaluationsFileReader() {}

    /**
     * @throws IllegalArgumentException with the file's name and all problems
     */
    static Vocabulary read(Path file) {
        try {
            return new EvaluationsFileReader().vocabulary(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " can't be read", e);
        } catch (InvalidFile e) {
            throw new IllegalArgumentException(file + ": " + String.join("; ", e.problems()), e);
        }
    }

    private Vocabulary vocabulary(byte[] yaml) {
        var root = members(YamlReader.read(yaml, problems), Set.of("client", "users", "resources"));
        var vocabulary =
                new Vocabulary(
                        id(root.get("client")),
                        each(root.get("users"), (_, user) -> neededId(user)),
                        each(root.get("resources"), this::type));
        problems.check();
        return vocabulary;
    }

    private ResourceType type(String name, YamlNode node) {
        if (Vocabulary.OWN_TYPES.contains(name)) {
            problems.at(node.line(), name + " is a type of Steelyard's own; choose another name");
        }
        var members = members(node, Set.of("application", "client", "actions"));
        var actions = members.get("actions");
        if (actions == null) {
            problems.at(node.line(), "actions must say which permission each action needs");
        }
        return new ResourceType(
                id(members.get("application")),
                id(members.get("client")),
                each(actions, (_, needs) -> requirements(needs)));
    }

    private List<ActionRequirement> requirements(YamlNode node) {
        return node instanceof YamlNode.Sequence(_, var elements)
                ? elements.stream().map(this::requirement).toList()
                : List.of(requirement(node.line(), text(node), Map.of(), Map.of()));
    }

    private ActionRequirement requirement(YamlNode node) {
        var members = members(node, Set.of("permission", "action", "resource"));
        var permission = members.get("permission");
        return requirement(
                node.line(),
                permission == null ? "" : text(permission),
                each(members.get("action"), (_, value) -> text(value)),
                each(members.get("resource"), (_, value) -> text(value)));
    }

    private ActionRequirement requirement(
            int line, String permission, Map<String, String> action, Map<String, String> resource) {
        try {
            return new ActionRequirement(permission, action, resource);
        } catch (IllegalArgumentException e) {
            problems.at(line, "a permission is needed here, such as documents:read");
            // Only a placeholder: the file is refused.
            return new ActionRequirement("none", action, resource);
        }
    }

    private <T> Map<String, T> each(@Nullable YamlNode node, BiFunction<String, YamlNode, T> read) {
        var all = new LinkedHashMap<String, T>();
        if (node instanceof YamlNode.Mapping(_, var members)) {
            members.forEach((name, member) -> all.put(name, read.apply(name, member.value())));
        } else if (node != null) {
            problems.at(node.line(), "names with values are needed here");
        }
        return all;
    }

    private Map<String, YamlNode> members(YamlNode node, Set<String> known) {
        return each(
                node,
                (name, value) -> {
                    if (!known.contains(name)) {
                        problems.at(
                                value.line(),
                                name
                                        + " is not known here; there are "
                                        + String.join(", ", known.stream().sorted().toList()));
                    }
                    return value;
                });
    }

    private @Nullable String id(@Nullable YamlNode node) {
        return node == null ? null : neededId(node);
    }

    private String neededId(YamlNode node) {
        var id = text(node);
        if (!PrincipalRef.isId(id)) {
            problems.at(node.line(), "an id is needed here: 24 hexadecimal digits");
        }
        return id;
    }

    private String text(YamlNode node) {
        if (node instanceof YamlNode.Scalar(_, var text)) {
            return text;
        }
        problems.at(node.line(), "one value is needed here");
        return "";
    }
}
