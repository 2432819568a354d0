package dev.steelyard.http.server;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * Helidon finds it as a service, and doesn't print that it misses one: the program sets up logs.
 */
public final class OwnLogging implements LoggingProvider {
    /** For the service loader. */
    public OwnLogging() {}

    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
