package dev.steelyard.cli.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Writes downloaded pages of audit events to the export file, and prints the progress at most every
 * two seconds. For one thread.
 */
final class PageWriter implements Consumer<byte[]> {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final OutputStream out;
    private final InstantSource clock;
    private final PrintWriter err;
    private Instant said;
    private long lines;

    PageWriter(OutputStream out, InstantSource clock, PrintWriter err) {
        this.out = out;
        this.clock = clock;
        this.err = err;
        this.said = clock.instant();
    }

    /**
     * @throws UncheckedIOException the page can't be written
     */
    @Override
    public void accept(byte[] page) {
        try {
            out.write(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        for (var character : page) {
            if (character == '\n') {
                lines++;
            }
        }
        var now = clock.instant();
        if (now.isAfter(said.plus(QUIET))) {
            err.println(lines + " lines so far …");
            err.flush();
            said = now;
        }
    }

    long lines() {
        return lines;
    }
}
