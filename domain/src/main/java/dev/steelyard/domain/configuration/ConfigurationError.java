package dev.steelyard.domain.configuration;

/** The configuration can't be used; the message says which setting and what to do. */
public final class ConfigurationError extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ConfigurationError(String message) {
        super(message);
    }
}
