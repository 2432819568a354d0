package dev.steelyard.http.server;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * Tells Helidon that the program configures logging, so that it prints no warning. Found as a
 * service.
 */
public final class OwnLogging implements LoggingProvider {
    /** For the service loader. */
    public OwnLogging() {}

    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
