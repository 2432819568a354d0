package dev.steelyard.domain.configuration;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one configuration setting, with its name, default value, description and
 * parser.
 *
 * @param name dotted, as in the YAML file: {@code lifetimes.access_token}
 * @param standard the default text
 * @param about sentences for the reference page
 * @param secret whether its value is never printed
 * @param reader parses the text; throws IllegalArgumentException that says what is allowed
 */
public record ConfigurationKey<T extends @Nullable Object>(
        String name, String standard, String about, boolean secret, Function<String, T> reader) {
    /** The environment variable that sets it: {@code STEELYARD_LIFETIMES_ACCESS_TOKEN}. */
    public String variable() {
        return "STEELYARD_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    T read(String text) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            // Without the cause: it could repeat a secret.
            throw new ConfigurationError(
                    name
                            + (secret ? "" : ": " + text)
                            + " can't be used: it must be "
                            + e.getMessage());
        }
    }

    /** The error for a bad value. */
    public ConfigurationError error(String problem) {
        return new ConfigurationError(name + ": " + problem);
    }

    /**
     * Makes an object whose constructor checks this setting's value, perhaps against others.
     *
     * @param maker throws IllegalArgumentException that says what is wrong
     * @throws ConfigurationError {@code maker} threw
     */
    public <R> R check(Supplier<R> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()));
        }
    }
}
