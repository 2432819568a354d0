package dev.steelyard.program.crypto;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that holds the master key, readable by its owner only. */
record MasterKeyFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFile.class);

    /**
     * The content; empty: there is no such file.
     *
     * @throws IllegalArgumentException where every user of the machine can read it
     */
    Optional<String> read() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            checkReaders();
            return Optional.of(Files.readString(path).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the master key can't be read from " + path, e);
        }
    }

    private void checkReaders() throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        var permissions = view.readAttributes().permissions();
        if (permissions.contains(OTHERS_READ)) {
            throw new IllegalArgumentException(
                    "every user of this machine can read "
                            + path
                            + ": run chmod 600 on it, and change the"
                            + " master key if another user may have read it");
        }
        // Some platforms give secrets to a process through its group.
        if (permissions.contains(GROUP_READ)) {
            LOG.warn(
                    "the group of {} can read the master key: chmod 600 unless that is meant",
                    path);
        }
    }

    /**
     * Creates the file, readable by its owner only.
     *
     * @throws UncheckedIOException where it can't be created, or exists by now
     */
    void make(String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            var owner = PosixFilePermissions.fromString("rw-------");
            Files.createFile(path, PosixFilePermissions.asFileAttribute(owner));
            Files.write(path, Set.of(text), StandardOpenOption.DSYNC);
        } catch (FileAlreadyExistsException e) {
            throw new UncheckedIOException("another program has just made " + path, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the master key can't be written to " + path, e);
        }
    }
}
