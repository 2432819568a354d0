package dev.steelyard.cli.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * An output file that is written completely or not at all, readable by its owner only. An existing
 * file stays until then. For one thread.
 */
public final class AtomicFile implements AutoCloseable {
    private final Path file;
    private final Path fresh;
    private final OutputStream out;
    private boolean kept;

    private AtomicFile(Path file, Path fresh, OutputStream out) {
        this.file = file;
        this.fresh = fresh;
        this.out = out;
    }

    /**
     * @throws IOException no file can be created there
     */
    public static AtomicFile of(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new IOException("it is a folder");
        }
        var fresh =
                Files.createTempFile(
                        absolute.getParent(),
                        "." + absolute.getFileName(),
                        ".part",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        return new AtomicFile(
                absolute, fresh, new BufferedOutputStream(Files.newOutputStream(fresh)));
    }

    public OutputStream out() {
        return out;
    }

    /** Moves the written content to its place. */
    public void keep() throws IOException {
        out.close();
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        kept = true;
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (!kept) {
            Files.deleteIfExists(fresh);
        }
    }
}
