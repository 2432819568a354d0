package dev.steelyard.program.configuration;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationValues;
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

/**
 * The text of each configuration setting's value, with the source that it came from: command line,
 * environment or file.
 */
final class SourcedValues {
    private final Map<String, Given> given = new HashMap<>();

    private SourcedValues() {}

    /**
     * @param text may be a secret
     * @param source in readable form: {@code environment STEELYARD_DATA}
     */
    record Given(String text, String source) {
        @Override
        public String toString() {
            return "Given[" + source + "]";
        }
    }

    /**
     * Reads the file, then the environment, then the options; later values win.
     *
     * @param file a YAML file, or null
     * @param environment of the process
     * @param options from the command line, by key
     * @throws ConfigurationError unknown name of a setting, or the file can't be read
     */
    static SourcedValues read(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        var sources = new SourcedValues();
        if (file != null) {
            var inFile = new LinkedHashMap<String, String>();
            flatten("", read(file), inFile);
            SettingNameChecker.refuseKeys(inFile.keySet(), file + ": ");
            inFile.forEach((key, text) -> sources.put(key, text, "file " + file));
        }
        SettingNameChecker.refuseVariables(environment.keySet());
        for (var setting : AllSettings.LIST) {
            var text = environment.get(setting.variable());
            if (text != null) {
                sources.put(setting.name(), text, "environment " + setting.variable());
            }
        }
        SettingNameChecker.refuseKeys(options.keySet(), "");
        options.forEach((key, text) -> sources.put(key, text, "command line"));
        return sources;
    }

    private void put(String key, String text, String source) {
        given.put(key, new Given(text, source));
    }

    Given of(ConfigurationKey<?> setting) {
        return given.getOrDefault(setting.name(), new Given(setting.standard(), "default"));
    }

    ConfigurationValues values() {
        var texts = new HashMap<String, String>();
        given.forEach((key, value) -> texts.put(key, value.text()));
        return new ConfigurationValues(texts);
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
