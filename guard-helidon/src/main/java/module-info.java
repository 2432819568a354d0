import dev.steelyard.guard.helidon.NoLoggingWarning;
import io.helidon.logging.common.spi.LoggingProvider;
import org.jspecify.annotations.NullMarked;

/** The guard as a filter of a Helidon web server. */
@NullMarked
module dev.steelyard.guard.helidon {
    requires transitive dev.steelyard.guard;
    requires transitive io.helidon.webserver;
    requires io.helidon.logging.common;
    requires static org.jspecify;

    exports dev.steelyard.guard.helidon;

    provides LoggingProvider with
            NoLoggingWarning;
}
