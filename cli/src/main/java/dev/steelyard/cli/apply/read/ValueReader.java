package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.yaml.FileProblems;
import dev.steelyard.cli.yaml.YamlNode;
import dev.steelyard.domain.search.NearestWordFinder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses the values of attributes in the file for {@code steelyard apply}, each by its data type.
 */
public final class ValueReader {
    public static final String NEVER = "never";

    private static final String NONE = "none";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final YamlFieldReader fields;
    private final FileProblems problems;

    ValueReader(YamlFieldReader fields, FileProblems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** Empty where the value is a problem. */
    Optional<Value> read(Attribute attribute, YamlNode node) {
        return switch (attribute.form()) {
            case TEXT -> text(attribute, node);
            case FLAG -> flag(attribute, node);
            case TIME -> time(attribute, node);
            case NUMBER -> number(attribute, node);
            case LIST, REFERENCES -> Optional.of(list(attribute, fields.texts(node)));
            case REFERENCE -> fields.scalar(node).map(Value.Text::new);
        };
    }

    private Optional<Value> text(Attribute attribute, YamlNode node) {
        var text = fields.scalar(node);
        text.ifPresent(word -> checkWord(attribute, node.line(), word));
        return text.map(Value.Text::new);
    }

    private Value list(Attribute attribute, List<YamlNode.Scalar> texts) {
        texts.forEach(text -> checkWord(attribute, text.line(), text.text()));
        return Value.Texts.of(texts.stream().map(YamlNode.Scalar::text).toList());
    }

    private void checkWord(Attribute attribute, int line, String word) {
        var allowed = attribute.allowed();
        if (!allowed.isEmpty() && !allowed.contains(word)) {
            problems.at(
                    line,
                    attribute.key()
                            + ": there is no "
                            + word
                            + NearestWordFinder.hint(word, allowed)
                            + " (allowed: "
                            + String.join(", ", allowed)
                            + ")");
        }
        // Else the server's stored value would never equal the file's.
        if (isUri(attribute) && !word.chars().allMatch(character -> character < 0x80)) {
            problems.at(
                    line,
                    attribute.key()
                            + ": a host in punycode, as the server keeps it: xn--bcher-kva.example,"
                            + " not bücher.example");
        }
    }

    private static boolean isUri(Attribute attribute) {
        return attribute.key().endsWith("_uri")
                || attribute.key().endsWith("_uris")
                || attribute.key().equals("origins");
    }

    private Optional<Value> flag(Attribute attribute, YamlNode node) {
        var text = fields.scalar(node).orElse("");
        return switch (text) {
            case "true" -> Optional.of(new Value.Flag(true));
            case "false" -> Optional.of(new Value.Flag(false));
            default -> {
                problems.at(node.line(), attribute.key() + " is true or false");
                yield Optional.empty();
            }
        };
    }

    private Optional<Value> number(Attribute attribute, YamlNode node) {
        var text = fields.scalar(node).orElse("");
        if (text.equals(NONE)) {
            return Optional.of(new Value.Number(null));
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(new Value.Number(Long.valueOf(text)));
        }
        problems.at(node.line(), attribute.key() + " is a whole number, or " + NONE);
        return Optional.empty();
    }

    private Optional<Value> time(Attribute attribute, YamlNode node) {
        var text = fields.scalar(node).orElse("");
        if (text.equals(NEVER)) {
            return Optional.of(new Value.Never());
        }
        var time = instant(text);
        if (time.isEmpty()) {
            problems.at(
                    node.line(),
                    attribute.key()
                            + " is 2027-01-31 (its begin, UTC), 2027-01-31T09:00:00Z, or "
                            + NEVER);
        }
        return time.map(instant -> new Value.Text(TIME.format(instant)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
