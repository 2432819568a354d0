package dev.steelyard.domain.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declarations of all configuration settings of one section, in the order of the reference
 * page.
 */
public final class ConfigurationKeys {
    private final List<ConfigurationKey<?>> all = new ArrayList<>();

    /** Declares a setting; see {@link ConfigurationKey}. */
    public <T extends @Nullable Object> ConfigurationKey<T> add(
            String name, String standard, String about, Function<String, T> reader) {
        return added(new ConfigurationKey<>(name, standard, about, false, reader));
    }

    /** Declares a setting whose value is never printed. */
    public <T extends @Nullable Object> ConfigurationKey<T> secret(
            String name, String about, Function<String, T> reader) {
        return added(new ConfigurationKey<>(name, "", about, true, reader));
    }

    public ConfigurationKey<String> text(String name, String standard, String about) {
        return add(name, standard, about, text -> text);
    }

    public ConfigurationKey<Boolean> flag(String name, String standard, String about) {
        return add(name, standard, about, ValueParsers::flag);
    }

    public ConfigurationKey<Integer> count(String name, String standard, String about) {
        return add(name, standard, about, ValueParsers::count);
    }

    public ConfigurationKey<Duration> duration(String name, String standard, String about) {
        return add(name, standard, about, ValueParsers::duration);
    }

    private <T extends @Nullable Object> ConfigurationKey<T> added(ConfigurationKey<T> setting) {
        all.add(setting);
        return setting;
    }

    public List<ConfigurationKey<?>> all() {
        return List.copyOf(all);
    }
}
