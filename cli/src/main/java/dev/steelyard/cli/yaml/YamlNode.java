package dev.steelyard.cli.yaml;

import java.util.List;
import java.util.Map;

/** A parsed YAML node (mapping, sequence or scalar) with its line number, counted from 1. */
public sealed interface YamlNode {
    int line();

    /** A mapping, in the order of the file. */
    record Mapping(int line, Map<String, Member> members) implements YamlNode {}

    /**
     * The value of a key.
     *
     * @param line of the key
     */
    record Member(int line, YamlNode value) {}

    record Sequence(int line, List<YamlNode> elements) implements YamlNode {}

    record Scalar(int line, String text) implements YamlNode {}

    /** A key without a value. */
    record Nothing(int line) implements YamlNode {}
}
