package dev.steelyard.cli.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time that was: a day's begin, or a moment. */
record PastTime(Instant at) {
    /** As the API reads it. */
    String text() {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Reads it from the command line. */
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
                        "a time is 2026-11-01 (its begin, UTC) or 2026-11-01T09:00:00Z");
            }
        }
    }
}
