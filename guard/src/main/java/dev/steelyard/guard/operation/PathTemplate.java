package dev.steelyard.guard.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * The path of an operation with its variables, such as {@code /{application}/documents/{document}}.
 * The variable {@code application} is special: the guard compares it with the application of the
 * token.
 */
public record PathTemplate(List<Segment> segments) {

    /** The name of the variable that the guard compares with the token's application. */
    public static final String APPLICATION = "application";

    /** A segment of a template. */
    public sealed interface Segment {}

    /** A segment with a fixed text. */
    public record Literal(String text) implements Segment {}

    /** A segment that matches any one segment of the path. */
    public record Variable(String name) implements Segment {}

    public PathTemplate {
        segments = List.copyOf(segments);
    }

    /** Parses a template; throws IllegalArgumentException that says what is wrong. */
    public static PathTemplate parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + text);
        }
        List<Segment> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (text.length() > 1) {
            for (String part : text.substring(1).split("/", -1)) {
                Segment segment = segment(part);
                if (segment instanceof Variable(String name) && !names.add(name)) {
                    throw new IllegalArgumentException("the variable is there twice: " + name);
                }
                segments.add(segment);
            }
        }
        return new PathTemplate(segments);
    }

    private static Segment segment(String part) {
        Matcher variable = OperationSyntax.VARIABLE.matcher(part);
        if (variable.matches()) return new Variable(variable.group(1));
        boolean dots = part.equals(".") || part.equals("..");
        if (dots || !OperationSyntax.LITERAL.matcher(part).matches()) {
            throw new IllegalArgumentException("not a segment of a path: '" + part + "'");
        }
        return new Literal(part);
    }

    @Override
    public String toString() {
        return segments.stream()
                .map(
                        segment ->
                                switch (segment) {
                                    case Literal(String text) -> text;
                                    case Variable(String name) -> '{' + name + '}';
                                })
                .collect(Collectors.joining("/", "/", ""));
    }
}
