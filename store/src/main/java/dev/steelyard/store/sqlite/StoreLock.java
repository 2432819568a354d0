package dev.steelyard.store.sqlite;

import dev.steelyard.domain.store.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * An exclusive lock on a SQLite database file, so that no second server process opens it. The lock
 * is on a file beside it, and the operating system lifts it however the process ends.
 */
public final class StoreLock implements AutoCloseable {
    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws StoreUnavailable if another process, or another store of this one, has the file
     */
    public static StoreLock of(Path database) {
        var file = database.resolveSibling(database.getFileName() + ".lock");
        // Another user who can open it could lock it first.
        FileAccessRestrictor.make(file);
        try {
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) != null) {
                return new StoreLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreUnavailable("can't lock " + file, e);
        }
        throw new StoreUnavailable(
                database + " is in use by another process: stop that first", null);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreUnavailable("can't release the lock of the database", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // this process has it already
        }
    }
}
