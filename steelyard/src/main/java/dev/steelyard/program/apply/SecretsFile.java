package dev.steelyard.program.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that its owner alone can read: a JSON object a line, each on the disk once it is there.
 */
public final class SecretsFile implements Secrets, AutoCloseable {
    private static final EnumSet<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final FileChannel channel;

    private SecretsFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Makes it with mode 0600, or goes on at the end of one.
     *
     * @throws IllegalArgumentException it can't be written, or others can read it
     */
    public static SecretsFile open(Path file) {
        try {
            return new SecretsFile(file, channel(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("secrets can't be written to " + file, e);
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException e) {
            var mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !OWNER.containsAll(mode)) {
                throw new IllegalArgumentException(
                        file + " is there, and not a file that its owner alone can read", e);
            }
            return FileChannel.open(
                    file, Set.of(StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
        }
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public void keep(String what, Map<String, String> members) {
        var line = new LinkedHashMap<String, String>();
        line.put("what", what);
        line.putAll(members);
        var bytes =
                ByteBuffer.wrap(
                        (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "secrets of " + what + " can't be written to " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be closed", e);
        }
    }
}
