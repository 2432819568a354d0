package dev.steelyard.e2e.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The URLs and credentials of the demo platform, read from {@code demo.json}. */
public final class Demo {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode json;

    private Demo(JsonNode json) {
        this.json = json;
    }

    public static Demo read(Path file) {
        try {
            return new Demo(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /**
     * A member, by its path in the object.
     *
     * @throws IllegalArgumentException where it isn't there
     */
    public String get(String... path) {
        var node = json;
        for (var name : path) {
            node = node.path(name);
        }
        if (!node.isString()) {
            throw new IllegalArgumentException("demo.json has no " + String.join(" ", path));
        }
        return node.stringValue();
    }
}
