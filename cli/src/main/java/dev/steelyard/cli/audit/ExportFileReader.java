package dev.steelyard.cli.audit;

import dev.steelyard.cli.audit.verify.ExportVerifier;
import dev.steelyard.cli.audit.verify.VerificationReport;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file of exported audit events line by line, for {@code steelyard audit verify}. */
public final class ExportFileReader {
    /** Far above the longest line of an export: the texts of an event come from one request. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private ExportFileReader() {}

    /**
     * Feeds every line to {@code verification}.
     *
     * @throws IOException it can't be read
     */
    public static VerificationReport verify(Path file, ExportVerifier verification)
            throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            while (next(in, line)) {
                if (line.size() > LONGEST) {
                    verification.tooLong();
                    break;
                }
                verification.line(line.toByteArray());
                line.reset();
            }
            return verification.close();
        }
    }

    /** Reads one line, or the beginning of one that is too long; false at the end of the file. */
    private static boolean next(InputStream in, ByteArrayOutputStream line) throws IOException {
        int character = in.read();
        if (character < 0) {
            return false;
        }
        while (character >= 0 && character != '\n' && line.size() <= LONGEST) {
            line.write(character);
            character = in.read();
        }
        return true;
    }
}
