package dev.steelyard.program.apply;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.file.YamlNode;
import dev.steelyard.program.apply.file.YamlReader;
import dev.steelyard.program.apply.kind.Attribute;
import dev.steelyard.program.apply.kind.Identity;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Kinds;
import dev.steelyard.program.apply.kind.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a description, by the table of kinds. */
final class Reading {
    private static final String RESELLER = "reseller";

    private final Problems problems = new Problems();
    private final Fields fields = new Fields(problems);
    private final Values values = new Values(fields, problems);
    private final Twice twice = new Twice(problems);

    private Reading() {}

    /**
     * @throws dev.steelyard.program.apply.file.FileProblem with every line that can't be, and what
     *     is allowed there
     */
    static Description read(byte[] yaml) {
        var reading = new Reading();
        var root = YamlReader.read(yaml, reading.problems);
        var description = reading.description(root);
        reading.problems.check();
        return description;
    }

    private Description description(YamlNode root) {
        var kinds =
                Stream.concat(Kinds.OF_PLATFORM.stream(), Kinds.OF_RESELLER.stream())
                        .distinct()
                        .toList();
        var keys = Stream.concat(Stream.of(RESELLER), kinds.stream().map(Kind::key)).toList();
        var members = fields.section(root, keys);
        var reseller = members.get(RESELLER);
        Said said =
                reseller == null
                        ? null
                        : fields.scalar(reseller.value())
                                .map(name -> new Said(reseller.line(), new Value.Text(name)))
                                .orElse(null);
        return new Description(said, parts(kinds, members));
    }

    private Map<String, Part> parts(List<Kind> kinds, Map<String, YamlNode.Member> members) {
        var parts = new LinkedHashMap<String, Part>();
        for (var kind : kinds) {
            var member = members.get(kind.key());
            if (member != null) {
                var entries = entries(kind, member.value());
                twice.check(kind, entries);
                parts.put(kind.key(), new Part(member.line(), kind, entries));
            }
        }
        return parts;
    }

    private List<Entry> entries(Kind kind, YamlNode node) {
        var entries = new ArrayList<Entry>();
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

    private Optional<Entry> keyed(Kind kind, String key, YamlNode.Member member) {
        var name = Fields.composed(key);
        if (kind.identity() == Identity.OPERATION) {
            return operation(kind, name, member);
        }
        return Optional.of(entry(kind, member.line(), name, null, section(kind, member.value())));
    }

    private Optional<Entry> operation(Kind kind, String text, YamlNode.Member member) {
        var words = text.strip().split("\\s+", -1);
        var permission = fields.scalar(member.value());
        if (words.length != 2) {
            problems.at(member.line(), "an operation is METHOD /path: permission, or any");
            return Optional.empty();
        }
        return permission.map(
                name ->
                        new Entry(
                                kind,
                                member.line(),
                                words[0] + " " + words[1],
                                null,
                                Map.of("permission", new Said(member.line(), new Value.Text(name))),
                                Map.of()));
    }

    private Optional<Entry> listed(Kind kind, YamlNode node) {
        boolean person = kind.identity() == Identity.PERSON;
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

    private Map<String, YamlNode.Member> section(Kind kind, YamlNode node, String... more) {
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

    private Entry entry(
            Kind kind,
            int line,
            String name,
            @Nullable String id,
            Map<String, YamlNode.Member> members) {
        var said = new LinkedHashMap<String, Said>();
        for (var attribute : kind.attributes()) {
            var member = members.get(attribute.key());
            if (member == null) {
                if (attribute.required()) {
                    problems.at(line, attribute.key() + " is missing");
                }
                continue;
            }
            values.read(attribute, member.value())
                    .ifPresent(value -> said.put(attribute.key(), new Said(member.line(), value)));
        }
        return new Entry(kind, line, name, id, said, parts(kind.parts(), members));
    }
}
