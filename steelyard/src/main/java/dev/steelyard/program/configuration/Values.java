package dev.steelyard.program.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What was said of the settings, and where; not read yet. Holds secrets. */
final class Values {
    private final Map<String, Said> said = new HashMap<>();

    private Values() {}

    /**
     * @param text may be a secret
     * @param where for people: {@code environment STEELYARD_DATA}
     */
    record Said(String text, String where) {
        @Override
        public String toString() {
            return "Said[" + where + "]";
        }
    }

    static Values gather(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        var values = new Values();
        if (file != null) {
            var inFile = new LinkedHashMap<String, String>();
            flatten("", read(file), inFile);
            Names.check(inFile.keySet(), file + ": ");
            inFile.forEach((name, text) -> values.put(name, text, "file " + file));
        }
        Names.checkVariables(environment.keySet());
        for (var setting : Settings.ALL) {
            var text = environment.get(setting.variable());
            if (text != null) {
                values.put(setting.name(), text, "environment " + setting.variable());
            }
        }
        Names.check(options.keySet(), "");
        options.forEach((name, text) -> values.put(name, text, "command line"));
        return values;
    }

    private void put(String name, String text, String where) {
        said.put(name, new Said(text, where));
    }

    Said of(Setting<?> setting) {
        return said.getOrDefault(setting.name(), new Said(setting.standard(), "standard"));
    }

    private static JsonNode read(Path file) {
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ConfigurationError("the configuration file " + file + " can't be read");
        } catch (JacksonException e) {
            var where = e.getLocation();
            throw new ConfigurationError(
                    file + " is not YAML" + (where == null ? "" : ": line " + where.getLineNr()));
        }
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            member ->
                                    flatten(
                                            prefix.isEmpty()
                                                    ? member.getKey()
                                                    : prefix + "." + member.getKey(),
                                            member.getValue(),
                                            into));
        } else if (node.isValueNode() && !prefix.isEmpty()) {
            into.put(prefix, node.asString());
        } else if (!node.isMissingNode() && !prefix.isEmpty()) {
            throw new ConfigurationError(prefix + " must be one value");
        }
    }
}
