package dev.steelyard.program.settings;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import dev.steelyard.domain.configuration.ConfigurationError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds the SQLite database, its lock and the master key. Created for its owner
 * only. The permissions of an existing folder stay: others may need it.
 */
record DataFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final FileAttribute<?> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /**
     * Creates the folder where it is missing.
     *
     * @throws ConfigurationError it can't be created, or every user of the machine can write to it
     */
    void make() {
        boolean owners = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            Files.createDirectories(
                    path, owners ? new FileAttribute<?>[] {OWNER} : new FileAttribute<?>[0]);
            if (owners) {
                check();
            }
        } catch (IOException e) {
            throw new ConfigurationError(
                    "the data folder " + path + " can't be made: " + reason(e));
        }
    }

    private void check() throws IOException {
        var rights = Files.getPosixFilePermissions(path);
        if (rights.contains(OTHERS_WRITE)) {
            throw new ConfigurationError(
                    "every user of this machine can put files into the data folder "
                            + path
                            + ". Run chmod 700 on it, or name a folder inside it: it will be made");
        }
        // Some platforms share a folder with a process through its group.
        if (!Collections.disjoint(rights, Set.of(OTHERS_READ, OTHERS_EXECUTE, GROUP_WRITE))) {
            LOG.warn(
                    "other users have rights to the data folder {}: chmod 700 unless that is meant",
                    path);
        }
    }

    /** {@link FileSystemException}'s own message is often only the file's name. */
    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException f -> f.getFile() + " is a file";
            case AccessDeniedException f -> f.getFile() + " may not be written";
            case NoSuchFileException f -> "nothing can be made at " + f.getFile();
            default -> String.valueOf(e.getMessage());
        };
    }
}
