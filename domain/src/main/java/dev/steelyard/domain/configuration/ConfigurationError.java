package dev.steelyard.domain.configuration;

/**
 * Thrown where a configuration setting has an invalid value or is missing. The message names the
 * setting and says what to do.
 */
public final class ConfigurationError extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ConfigurationError(String message) {
        super(message);
    }
}
