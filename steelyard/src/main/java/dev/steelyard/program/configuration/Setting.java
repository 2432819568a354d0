package dev.steelyard.program.configuration;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set.
 *
 * @param name dotted, as in the YAML file: {@code lifetimes.access_token}
 * @param standard the value where it is not set, as it would be written
 * @param about one sentence for the reference page
 * @param secret whether its value is never printed
 * @param reader from text; throws IllegalArgumentException with what is allowed
 */
record Setting<T extends @Nullable Object>(
        String name, String standard, String about, boolean secret, Function<String, T> reader) {
    /** The environment variable that sets it: {@code STEELYARD_LIFETIMES_ACCESS_TOKEN}. */
    String variable() {
        return "STEELYARD_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
