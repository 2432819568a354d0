package dev.steelyard.cli.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A command-line argument of {@code steelyard audit export} that names a time in the past, such as
 * {@code 2026-11-01}.
 */
record PastTime(Instant at) {
    /** The form that the API reads. */
    String text() {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Parses it from the command line. */
    static final class Reader implements ITypeConverter<PastTime> {
        Reader() {}

        @Override
        public PastTime convert(String text) {
            try {
                return new PastTime(
                        text.contains("T")
                                ? Instant.parse(text)
                                : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "a time is 2026-11-01 (start of the day, UTC) or 2026-11-01T09:00:00Z");
            }
        }
    }
}
