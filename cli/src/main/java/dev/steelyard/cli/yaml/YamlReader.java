package dev.steelyard.cli.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Parses YAML strictly, as one document with unique keys. Refuses anchors and aliases, with which a
 * small file can expand to much, and which a reader can miss.
 */
public final class YamlReader {
    private final YAMLParser parser;
    private final FileProblems problems;

    private YamlReader(YAMLParser parser, FileProblems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * @param problems gets violations of these restrictions
     * @throws InvalidFile the file is empty or not YAML
     */
    public static YamlNode read(byte[] yaml, FileProblems problems) {
        var mapper = new YAMLMapper(new YAMLFactory());
        try (var parser = (YAMLParser) mapper.createParser(yaml)) {
            var reader = new YamlReader(parser, problems);
            if (parser.nextToken() == null) {
                throw new InvalidFile("the file is empty");
            }
            var root = reader.node();
            if (parser.nextToken() != null) {
                problems.at(reader.line(), "a second document begins here; only one is allowed");
            }
            return root;
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new InvalidFile(
                    (where == null ? "" : "line " + where.getLineNr() + ": ")
                            + "this is not YAML: "
                            + reason(e));
        }
    }

    /** Without the quoted source: the line is reported already. */
    private static String reason(JacksonException e) {
        return String.valueOf(e.getOriginalMessage())
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    private YamlNode node() {
        int line = line();
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            problems.at(line, "anchors and aliases can't be used here");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(line);
            case START_ARRAY -> sequence(line);
            case VALUE_NULL -> new YamlNode.Nothing(line);
            default -> new YamlNode.Scalar(line, parser.getString());
        };
    }

    private YamlNode mapping(int line) {
        var members = new LinkedHashMap<String, YamlNode.Member>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            int at = line();
            parser.nextToken();
            var before = members.put(key, new YamlNode.Member(at, node()));
            if (before != null) {
                problems.at(at, key + " is a duplicate key, first at line " + before.line());
            }
        }
        return new YamlNode.Mapping(line, members);
    }

    private YamlNode sequence(int line) {
        var elements = new ArrayList<YamlNode>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node());
        }
        return new YamlNode.Sequence(line, elements);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
