package dev.steelyard.domain.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats times in ISO 8601 with milliseconds, for the audit log and the server's JSON. */
public final class AuditTimeFormatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private AuditTimeFormatter() {}

    public static String text(Instant instant) {
        return TIME.format(instant);
    }
}
