package dev.steelyard.domain.configuration;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configured values of all settings, as text by setting name. Tracks the settings that were
 * read. Holds secrets. For one thread.
 */
public final class ConfigurationValues {
    private final Map<String, String> texts;
    private final Set<String> read = new HashSet<>();

    /**
     * @param texts by key; a setting that is not among them has its standard value
     */
    public ConfigurationValues(Map<String, String> texts) {
        this.texts = Map.copyOf(texts);
    }

    /** Every setting at its standard value. */
    public static ConfigurationValues standard() {
        return new ConfigurationValues(Map.of());
    }

    /**
     * The value of a setting.
     *
     * @throws ConfigurationError its text can't be used
     */
    public <T extends @Nullable Object> T get(ConfigurationKey<T> setting) {
        read.add(setting.name());
        return setting.read(texts.getOrDefault(setting.name(), setting.standard()));
    }

    /**
     * The text of a setting that has no standard value.
     *
     * @throws ConfigurationError it is not set
     */
    public String required(ConfigurationKey<String> setting) {
        var text = get(setting);
        if (text.isEmpty()) {
            throw new ConfigurationError(
                    setting.name() + " (" + setting.variable() + ") must be set");
        }
        return text;
    }

    /** The keys of the settings that were read. */
    public Set<String> read() {
        return Set.copyOf(read);
    }
}
