package dev.steelyard.cli.apply;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.yaml.InvalidFile;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file to which {@code steelyard apply} writes new client secrets and API keys, readable by its
 * owner only. Holds a JSON object a line, each written through to the disk.
 */
public final class SecretsFile implements SecretReceiver, AutoCloseable {
    private static final EnumSet<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private @Nullable FileChannel channel;

    /** Does not touch the file before the first write. */
    public SecretsFile(Path file) {
        this.file = file;
    }

    /**
     * Creates the file with mode 0600, or appends to an existing one.
     *
     * @throws InvalidFile it can't be written, or others can read it
     */
    @Override
    public void ready() {
        try {
            channel = channel(file);
        } catch (IOException _) {
            throw new InvalidFile("secrets can't be written to " + file + "; nothing was changed");
        }
    }

    private static FileChannel channel(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(OWNER));
        } catch (FileAlreadyExistsException _) {
            // A file of another user may be readable by that user only.
            var owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
            var mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !OWNER.containsAll(mode)
                    || !owner.equals(System.getProperty("user.name"))) {
                throw new InvalidFile(
                        file
                                + " exists, but is not a file that only you own and can read;"
                                + " nothing was changed");
            }
            return FileChannel.open(
                    file, Set.of(StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
        }
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
            var open = requireNonNull(channel);
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
            open.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    what
                            + " was created, but its secret can't be written to "
                            + file
                            + ": add another one, and remove this one",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be closed", e);
        }
    }
}
