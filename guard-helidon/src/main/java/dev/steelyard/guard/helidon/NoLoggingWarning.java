package dev.steelyard.guard.helidon;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * Tells Helidon that the program configures logging, so that it prints no warning. Found as a
 * service.
 */
public final class NoLoggingWarning implements LoggingProvider {
    /** For the service loader. */
    public NoLoggingWarning() {}

    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
