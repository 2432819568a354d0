package dev.steelyard.e2e.docs;

import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the documentation, read as strictly as ours are written: fences and comments begin at
 * the left margin.
 *
 * @param path below the repository, such as {@code docs/tutorial.md}
 */
public record MarkdownPage(String path, List<String> lines) {
    private static final String FENCE = "```";

    /** A part of a page that a test uses. */
    public sealed interface Part {}

    /**
     * A fenced code block.
     *
     * @param line of the fence, from 1
     * @param language after the fence; may be empty
     * @param attached whether nothing but empty lines is between this block and the one before
     */
    public record Block(int line, String language, String text, boolean attached) implements Part {}

    /** A comment of one line, which readers don't see. */
    public record Comment(int line, String text) implements Part {}

    /** A page of this repository. */
    public static MarkdownPage read(String path) {
        return read(Repository.root(), path);
    }

    static MarkdownPage read(Path root, String path) {
        try {
            return new MarkdownPage(path, Files.readAllLines(root.resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    /** The blocks and comments, in their order. */
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        boolean attached = false;
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.startsWith(FENCE)) {
                int end = at + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                var text = String.join("\n", lines.subList(at + 1, end));
                parts.add(new Block(at + 1, line.substring(FENCE.length()), text, attached));
                at = end;
                attached = true;
            } else if (line.startsWith("<!-- ") && line.endsWith(" -->")) {
                parts.add(new Comment(at + 1, line.substring(5, line.length() - 4)));
                attached = false;
            } else if (!line.isBlank()) {
                attached = false;
            }
        }
        return parts;
    }

    /** The code blocks of one language. */
    public List<Block> blocks(String language) {
        return parts().stream()
                .filter(Block.class::isInstance)
                .map(Block.class::cast)
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** The lines outside fenced code blocks; those inside are empty. */
    List<String> prose() {
        var prose = new ArrayList<String>();
        boolean inside = false;
        for (var line : lines) {
            boolean fence = line.strip().startsWith(FENCE);
            prose.add(inside || fence ? "" : line);
            inside ^= fence;
        }
        return prose;
    }
}
