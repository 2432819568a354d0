package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.cli.yaml.YamlNode;
import dev.steelyard.domain.search.NearestWordFinder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Extracts mappings, lists and texts from the YAML nodes of the file for {@code steelyard apply}.
 * An invalid node is recorded as a problem and treated as absent.
 */
final class YamlFieldReader {
    private final FileProblems problems;

    YamlFieldReader(FileProblems problems) {
        this.problems = problems;
    }

    /** The members of a mapping. */
    Map<String, YamlNode.Member> mapping(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping(_, var members) -> members;
            case YamlNode.Nothing _, YamlNode.Sequence _, YamlNode.Scalar _ -> {
                problems.at(node.line(), "a mapping is expected: key: value");
                yield Map.of();
            }
        };
    }

    /** As {@link #mapping}; another key is a problem, reported with the nearest allowed one. */
    Map<String, YamlNode.Member> section(YamlNode node, List<String> keys) {
        var members = mapping(node);
        members.forEach(
                (key, member) -> {
                    if (!keys.contains(key)) {
                        problems.at(
                                member.line(),
                                "there is no key "
                                        + key
                                        + " here"
                                        + NearestWordFinder.hint(key, keys)
                                        + " (keys: "
                                        + String.join(", ", keys)
                                        + ")");
                    }
                });
        return members;
    }

    List<YamlNode> sequence(YamlNode node, String example) {
        if (node instanceof YamlNode.Sequence(_, var elements)) {
            return elements;
        }
        problems.at(node.line(), "a list is expected: " + example);
        return List.of();
    }

    /** The texts of a list, without duplicates. */
    List<YamlNode.Scalar> texts(YamlNode node) {
        var texts = new ArrayList<YamlNode.Scalar>();
        for (var element : sequence(node, "[one, other]")) {
            var text = scalar(element);
            if (text.isEmpty()) {
                continue;
            }
            var one = new YamlNode.Scalar(element.line(), text.get());
            if (texts.stream().anyMatch(other -> other.text().equals(one.text()))) {
                problems.at(element.line(), one.text() + " is in this list twice");
            }
            texts.add(one);
        }
        return texts;
    }

    /** In the composed form (NFC) of names at the server. */
    Optional<String> scalar(YamlNode node) {
        if (node instanceof YamlNode.Scalar(_, var text)) {
            return Optional.of(composed(text));
        }
        problems.at(node.line(), "one value is expected");
        return Optional.empty();
    }

    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
