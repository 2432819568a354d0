package dev.steelyard.program.apply;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A mapping of the file whose keys are known: any other is refused, with the nearest one. */
final class Section {
    private final int line;
    private final Map<String, YamlNode.Member> members;

    private Section(int line, Map<String, YamlNode.Member> members) {
        this.line = line;
        this.members = members;
    }

    static Section of(YamlNode node, String... allowed) {
        var keys = List.of(allowed);
        var members = mapping(node);
        members.forEach(
                (key, member) -> {
                    if (!keys.contains(key)) {
                        throw new FileProblem(
                                member.line(),
                                "there is no key "
                                        + key
                                        + " here"
                                        + Nearest.hint(key, keys)
                                        + " (keys: "
                                        + String.join(", ", keys)
                                        + ")");
                    }
                });
        return new Section(node.line(), members);
    }

    /** A mapping whose keys are names. */
    static Map<String, YamlNode.Member> mapping(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping(_, var members) -> members;
            case YamlNode.Nothing _, YamlNode.Sequence _, YamlNode.Scalar _ ->
                    throw new FileProblem(node.line(), "a mapping is expected: key: value");
        };
    }

    Optional<YamlNode> find(String key) {
        return Optional.ofNullable(members.get(key)).map(YamlNode.Member::value);
    }

    YamlNode get(String key) {
        return find(key).orElseThrow(() -> new FileProblem(line, key + " is missing"));
    }

    String text(String key) {
        return scalar(get(key));
    }

    String text(String key, String standard) {
        return find(key).map(Section::scalar).orElse(standard);
    }

    boolean flag(String key) {
        var value = find(key);
        if (value.isEmpty()) {
            return false;
        }
        return switch (scalar(value.get())) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new FileProblem(value.get().line(), key + " is true or false");
        };
    }

    Set<String> texts(String key) {
        return texts(get(key));
    }

    /** Sorted; each once. */
    static Set<String> texts(YamlNode node) {
        if (!(node instanceof YamlNode.Sequence(_, var elements))) {
            throw new FileProblem(node.line(), "a list is expected: [one, other]");
        }
        var texts = new TreeSet<String>();
        for (var element : elements) {
            if (!texts.add(scalar(element))) {
                throw new FileProblem(element.line(), scalar(element) + " is in this list twice");
            }
        }
        return texts;
    }

    /** In the composed form (NFC) in which the server keeps names. */
    static String scalar(YamlNode node) {
        if (node instanceof YamlNode.Scalar(_, var text)) {
            return Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        throw new FileProblem(node.line(), "one value is expected");
    }
}
