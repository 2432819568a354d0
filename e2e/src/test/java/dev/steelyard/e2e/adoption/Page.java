package dev.steelyard.e2e.adoption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation and its fenced code blocks.
 *
 * @param text the whole page
 */
record Page(String text) {
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface) (\\w+)");

    static Page read(Path file) throws IOException {
        return new Page(Files.readString(file));
    }

    /** The blocks of {@code language} in the section with that heading; never empty. */
    List<String> blocks(String heading, String language) {
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) throw new IllegalArgumentException("no section " + heading);
        int end = text.indexOf("\n## ", start + 4);
        var section = text.substring(start, end < 0 ? text.length() : end);
        var found =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                        .matcher(section)
                        .results()
                        .map(block -> block.group(1))
                        .toList();
        if (found.isEmpty()) throw new IllegalArgumentException("no " + language + " there");
        return found;
    }

    /** The name of the first type in a block of Java. */
    static String type(String java) {
        Matcher name = TYPE.matcher(java);
        if (!name.find()) throw new IllegalArgumentException("no type: " + java);
        return name.group(1);
    }
}
