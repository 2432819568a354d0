package dev.steelyard.guard.helidon;

import io.helidon.logging.common.spi.LoggingProvider;

/**
 * A Helidon logging provider without effect, which suppresses Helidon's warning that logging is not
 * configured. Found as a service.
 */
public final class NoLoggingWarning implements LoggingProvider {
    /** For the service loader. */
    public NoLoggingWarning() {}

    @Override
    public void initialization() {}

    @Override
    public void runTime() {}
}
