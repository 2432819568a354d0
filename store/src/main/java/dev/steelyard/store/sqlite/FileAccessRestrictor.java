package dev.steelyard.store.sqlite;

import dev.steelyard.domain.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/**
 * Restricts access to the SQLite database file to the owner of the file. SQLite gives the access
 * rights of a database to the files beside it.
 */
public final class FileAccessRestrictor {
    private static final EnumSet<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private FileAccessRestrictor() {}

    /**
     * Makes {@code file} where it is missing, and takes the rights of others from one that is
     * there.
     *
     * @throws StoreUnavailable if it can't be made, or belongs to another user
     */
    public static void make(Path file) {
        try {
            if (hasOwners(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
            }
        } catch (FileAlreadyExistsException _) {
            restrict(file);
        } catch (IOException e) {
            throw new StoreUnavailable("can't make " + file, e);
        }
    }

    /**
     * Takes the rights of others from {@code file}, if it is there.
     *
     * @throws StoreUnavailable if it belongs to another user
     */
    static void restrict(Path file) {
        if (!hasOwners(file) || !Files.exists(file)) {
            return;
        }
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "other users have rights to "
                            + file
                            + " that can't be taken from them: run chmod 600 as its owner",
                    e);
        }
    }

    private static boolean hasOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
