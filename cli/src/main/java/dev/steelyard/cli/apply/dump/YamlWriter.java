package dev.steelyard.cli.apply.dump;

import dev.steelyard.cli.yaml.YamlReader;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes readable YAML, which {@link YamlReader} parses back to equal values. */
public final class YamlWriter {
    private static final String WORD = "[A-Za-z0-9_./@+&(){},'-]+(?::[A-Za-z0-9_./@+{}-]+)*";
    private static final Pattern PLAIN =
            Pattern.compile("(?=[A-Za-z0-9/])" + WORD + "(?: " + WORD + ")*");

    /** Characters with a meaning inside brackets. */
    private static final Pattern FLOW = Pattern.compile("[{},]");

    private static final Pattern NUMBER = Pattern.compile("[0-9+.eExXoO_-]+");
    private static final Set<String> WORDS =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "never");
    private static final int WIDTH = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Consumer<String> out;

    /**
     * @param out gets each line
     */
    public YamlWriter(Consumer<String> out) {
        this.out = out;
    }

    public void comment(int indent, String text) {
        out.accept(" ".repeat(indent) + "# " + text);
    }

    public void blank() {
        out.accept("");
    }

    /** A key that opens a block. */
    public void open(int indent, String key) {
        out.accept(" ".repeat(indent) + text(key) + ":");
    }

    /** A key whose block is empty. */
    public void empty(int indent, String key, boolean list) {
        out.accept(" ".repeat(indent) + text(key) + (list ? ": []" : ": {}"));
    }

    /**
     * @param text in YAML form: see {@link #text}
     */
    public void member(String indent, String key, String text) {
        out.accept(indent + text(key) + ": " + text);
    }

    /** In one line where that is short, else one element per line. */
    public void list(String indent, String key, Collection<String> texts) {
        var line =
                texts.stream()
                        .map(text -> FLOW.matcher(text).find() ? quoted(text) : text(text))
                        .collect(Collectors.joining(", ", "[", "]"));
        if (indent.length() + key.length() + line.length() < WIDTH) {
            member(indent, key, line);
            return;
        }
        out.accept(indent + text(key) + ":");
        var deeper = " ".repeat(indent.length() + 2);
        texts.forEach(text -> out.accept(deeper + "- " + text(text)));
    }

    /** A scalar, quoted only where necessary. */
    public static String text(String text) {
        return PLAIN.matcher(text).matches()
                        && !NUMBER.matcher(text).matches()
                        && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : quoted(text);
    }

    /** YAML's double quotes accept JSON's escapes. */
    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
