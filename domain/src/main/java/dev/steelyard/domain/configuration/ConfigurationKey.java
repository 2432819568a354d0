package dev.steelyard.domain.configuration;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One setting. A {@link ConfigurationKeys} makes it.
 *
 * @param name dotted, as in the YAML file: {@code lifetimes.access_token}
 * @param standard the text that counts where it is not set
 * @param about sentences for the reference page
 * @param secret whether its value is never printed
 * @param reader from text; throws IllegalArgumentException with what is allowed
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

    /** Says what is wrong with its value. */
    public ConfigurationError error(String problem) {
        return new ConfigurationError(name + ": " + problem);
    }

    /**
     * Makes an object whose constructor checks this setting's value, perhaps against others.
     *
     * @param maker throws IllegalArgumentException with what is wrong
     * @throws ConfigurationError it did
     */
    public <R> R check(Supplier<R> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()));
        }
    }
}
