package dev.steelyard.program.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.List;
import net.logstash.logback.encoder.LogstashEncoder;
import net.logstash.logback.fieldnames.LogstashCommonFieldNames;
import net.logstash.logback.fieldnames.LogstashFieldNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the format of log lines to text or JSON, by the setting {@code log.json}. */
final class LogForm {
    private LogForm() {}

    /**
     * Sets the form of all further lines. A command does so once it has read its configuration:
     * nothing is logged before.
     */
    static void set(boolean json) {
        if (!json) {
            return;
        }
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new LogstashEncoder();
        encoder.setContext(context);
        encoder.setTimeZone("UTC");
        encoder.setTimestampPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        encoder.setIncludeMdcKeyNames(List.of("request"));
        encoder.setFieldNames(names());
        encoder.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .forEachRemaining(
                        appender -> {
                            if (appender instanceof ConsoleAppender<ILoggingEvent> console) {
                                console.stop();
                                console.setEncoder(encoder);
                                console.start();
                            }
                        });
    }

    private static LogstashFieldNames names() {
        var names = new LogstashFieldNames();
        names.setTimestamp("time");
        names.setLogger("logger");
        names.setThread("thread");
        names.setStackTrace("exception");
        names.setVersion(LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR);
        names.setLevelValue(LogstashCommonFieldNames.IGNORE_FIELD_INDICATOR);
        return names;
    }
}
