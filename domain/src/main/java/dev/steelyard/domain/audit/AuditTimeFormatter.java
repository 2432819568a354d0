package dev.steelyard.domain.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats times for the audit log and the server's JSON: always with milliseconds, so that equal
 * times look alike.
 */
public final class AuditTimeFormatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private AuditTimeFormatter() {}

    public static String text(Instant instant) {
        return TIME.format(instant);
    }
}
