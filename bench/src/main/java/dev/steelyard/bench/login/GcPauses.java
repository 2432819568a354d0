package dev.steelyard.bench.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads the server's garbage collection pauses from its log ({@code -Xlog:gc}). */
record GcPauses(Path log) {
    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms$");

    /** Milliseconds since its start. */
    double millis() throws IOException {
        double sum = 0;
        for (var line : Files.readAllLines(log)) {
            var pause = PAUSE.matcher(line);
            if (pause.find()) {
                sum += Double.parseDouble(pause.group(1));
            }
        }
        return sum;
    }
}
