package dev.steelyard.http.server;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * A Helidon logging provider that does nothing, because the program configures logging itself.
 * Helidon finds it as a service and prints no warning.
 */
public final class OwnLogging implements LoggingProvider {
    /** For the service loader. */
    public OwnLogging() {}

    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
