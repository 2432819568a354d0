package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.IdentifierType;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.cli.yaml.YamlNode;
import dev.steelyard.cli.yaml.YamlReader;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses the YAML file of {@code steelyard apply}, and checks it against the list of resource
 * kinds.
 */
public final class ApplyFileReader {
    private static final String RESELLER = "reseller";

    private final FileProblems problems = new FileProblems();
    private final YamlFieldReader fields = new YamlFieldReader(problems);
    private final ValueReader values = new ValueReader(fields, problems);
    private final DuplicateCheck twice = new DuplicateCheck(problems);

    private ApplyFileReader() {}

    /**
     * @throws dev.steelyard.cli.yaml.InvalidFile with every invalid line, and what is allowed there
     */
    public static ApplyFile read(byte[] yaml) {
        var reading = new ApplyFileReader();
        var root = YamlReader.read(yaml, reading.problems);
        var description = reading.description(root);
        reading.problems.check();
        return description;
    }

    private ApplyFile description(YamlNode root) {
        var kinds =
                Stream.concat(
                                ResourceKinds.OF_PLATFORM.stream(),
                                ResourceKinds.OF_RESELLER.stream())
                        .distinct()
                        .toList();
        var keys =
                Stream.concat(Stream.of(RESELLER), kinds.stream().map(ResourceKind::key)).toList();
        var members = fields.section(root, keys);
        var reseller = members.get(RESELLER);
        FileValue said =
                reseller == null
                        ? null
                        : fields.scalar(reseller.value())
                                .map(name -> new FileValue(reseller.line(), new Value.Text(name)))
                                .orElse(null);
        return new ApplyFile(said, parts(kinds, members));
    }

    private Map<String, FileSection> parts(
            List<ResourceKind> kinds, Map<String, YamlNode.Member> members) {
        var parts = new LinkedHashMap<String, FileSection>();
        for (var kind : kinds) {
            var member = members.get(kind.key());
            if (member != null) {
                var entries = entries(kind, member.value());
                twice.check(kind, entries);
                parts.put(kind.key(), new FileSection(member.line(), kind, entries));
            }
        }
        return parts;
    }

    private List<FileEntry> entries(ResourceKind kind, YamlNode node) {
        var entries = new ArrayList<FileEntry>();
        switch (kind.identity()) {
            case KEY, OPERATION ->
                    fields.mapping(node)
                            .forEach(
                                    (name, member) ->
                                            keyed(kind, name, member).ifPresent(entries::add));
            case NAME, PERSON ->
                    fields.sequence(node, "- " + kind.naming() + ": …")
                            .forEach(one -> listed(kind, one).ifPresent(entries::add));
        }
        return entries;
    }

    private Optional<FileEntry> keyed(ResourceKind kind, String key, YamlNode.Member member) {
        var name = YamlFieldReader.composed(key);
        if (kind.identity() == IdentifierType.OPERATION) {
            return operation(kind, name, member);
        }
        return Optional.of(entry(kind, member.line(), name, null, section(kind, member.value())));
    }

    private Optional<FileEntry> operation(ResourceKind kind, String text, YamlNode.Member member) {
        var words = text.strip().split("\\s+", -1);
        var permission = fields.scalar(member.value());
        if (words.length != 2) {
            problems.at(member.line(), "an operation is METHOD /path: permission, or any");
            return Optional.empty();
        }
        return permission.map(
                name ->
                        new FileEntry(
                                kind,
                                member.line(),
                                words[0] + " " + words[1],
                                null,
                                Map.of(
                                        "permission",
                                        new FileValue(member.line(), new Value.Text(name))),
                                Map.of()));
    }

    private Optional<FileEntry> listed(ResourceKind kind, YamlNode node) {
        boolean person = kind.identity() == IdentifierType.PERSON;
        var members = section(kind, node, person ? "user" : "id", person ? "email" : "name");
        var id = id(members.get(person ? "user" : "id"));
        var naming = members.get(kind.naming());
        var name = naming == null ? Optional.<String>empty() : fields.scalar(naming.value());
        if (person && name.isPresent() && EmailAddress.parse(name.get()).isEmpty()) {
            problems.at(node.line(), name.get() + " is not an e-mail address");
        }
        if (name.isEmpty() && (id == null || !person)) {
            problems.at(node.line(), (person ? "email or user" : kind.naming()) + " is missing");
            return Optional.empty();
        }
        return Optional.of(entry(kind, node.line(), name.orElseGet(() -> "" + id), id, members));
    }

    private Map<String, YamlNode.Member> section(ResourceKind kind, YamlNode node, String... more) {
        var keys = new ArrayList<>(List.of(more));
        kind.attributes().stream()
                .map(Attribute::key)
                .filter(key -> !keys.contains(key))
                .forEach(keys::add);
        kind.parts().forEach(part -> keys.add(part.key()));
        return fields.section(node, keys);
    }

    private @Nullable String id(YamlNode.@Nullable Member member) {
        if (member == null) {
            return null;
        }
        var id = fields.scalar(member.value());
        if (id.isPresent() && Id.parse(id.get()).isEmpty()) {
            problems.at(member.line(), "an id is 24 lower-case hex digits");
        }
        return id.orElse(null);
    }

    private FileEntry entry(
            ResourceKind kind,
            int line,
            String name,
            @Nullable String id,
            Map<String, YamlNode.Member> members) {
        var said = new LinkedHashMap<String, FileValue>();
        for (var attribute : kind.attributes()) {
            var member = members.get(attribute.key());
            if (member == null) {
                if (attribute.required()) {
                    problems.at(line, attribute.key() + " is missing");
                }
                continue;
            }
            values.read(attribute, member.value())
                    .ifPresent(
                            value ->
                                    said.put(attribute.key(), new FileValue(member.line(), value)));
        }
        return new FileEntry(kind, line, name, id, said, parts(kind.parts(), members));
    }
}
