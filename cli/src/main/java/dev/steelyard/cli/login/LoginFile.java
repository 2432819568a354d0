package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ProofKey;
import dev.steelyard.cli.api.ServerAddress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/**
 * The files with the stored login and the key that its tokens are bound to, readable by their owner
 * only ({@code ~/.config/steelyard/token.json} and {@code key.json}).
 */
public final class LoginFile {
    private static final EnumSet<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNERS_FOLDER =
            PosixFilePermissions.fromString("rwx------");

    /** For the threads of this process; a lock of the file is for processes. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;
    private final Path file;
    private final Path key;

    private LoginFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("token.json");
        this.key = folder.resolve("key.json");
    }

    /**
     * The files of the user who runs the process.
     *
     * @param environment of the process: XDG_CONFIG_HOME, else HOME
     */
    public static LoginFile in(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var set = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // The XDG base directory specification: a relative path is to be ignored.
        var folder = Path.of(set).isAbsolute() ? Path.of(set) : Path.of(home).resolve(".config");
        return new LoginFile(folder.resolve("steelyard").toAbsolutePath());
    }

    /** Whether there is no file, not even an unusable one. */
    boolean isAbsent() {
        return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * @throws ClientFailure others can read the file, or it holds no login
     */
    Optional<Login> read() {
        try {
            return content(file).map(bytes -> Http.JSON.readValue(bytes, Login.class));
        } catch (JacksonException e) {
            // Without the cause: a parser quotes its input, which holds tokens.
            throw new ClientFailure(
                    file + " is not a login: remove it, then `steelyard login` again");
        }
    }

    /** Empty: there is no such file. */
    private static Optional<byte[]> content(Path file) {
        try {
            var mode = Files.getPosixFilePermissions(file);
            if (!OWNER.containsAll(mode)) {
                throw new ClientFailure(
                        "others can read the login in "
                                + file
                                + ": remove it, then `steelyard login` again");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ClientFailure("the login in " + file + " can't be read", e);
        }
    }

    /** The server of the stored login. */
    public Optional<ServerAddress> address() {
        return read().map(Login::address);
    }

    /** Whether there is a login that lasts longer than its access token. */
    public boolean staysConnected() {
        return read().filter(login -> login.refreshToken() != null).isPresent();
    }

    /**
     * The key beside the login.
     *
     * @throws ClientFailure others can read the file, or it holds no key
     */
    Optional<ProofKey> key(InstantSource clock) {
        return content(key)
                .map(bytes -> ProofKey.parse(new String(bytes, StandardCharsets.UTF_8), clock));
    }

    /** The key beside the login; generates one if there is none. Under {@link #locked}. */
    ProofKey ensureKey(InstantSource clock) {
        return key(clock)
                .orElseGet(
                        () -> {
                            var generated = ProofKey.generate(clock);
                            write(key, generated.reveal().getBytes(StandardCharsets.UTF_8));
                            return generated;
                        });
    }

    /** Writes the login whole or not at all. */
    void write(Login login) {
        write(file, Http.JSON.writeValueAsBytes(login));
    }

    private void write(Path to, byte[] content) {
        try {
            ensureFolder();
            var fresh =
                    Files.createTempFile(
                            folder, "token", null, PosixFilePermissions.asFileAttribute(OWNER));
            try {
                Files.write(fresh, content);
                Files.move(
                        fresh,
                        to,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new ClientFailure("the login can't be kept in " + to, e);
        }
    }

    private void ensureFolder() throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
        // An existing one may be open to others.
        if (!Files.getPosixFilePermissions(folder).equals(OWNERS_FOLDER)) {
            Files.setPosixFilePermissions(folder, OWNERS_FOLDER);
        }
    }

    /** Runs {@code work} while no other process or thread changes the login. */
    <T> T locked(Supplier<T> work) {
        THREADS.lock();
        try {
            ensureFolder();
            try (var channel =
                            FileChannel.open(
                                    folder.resolve("lock"),
                                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                    PosixFilePermissions.asFileAttribute(OWNER));
                    var _ = channel.lock()) {
                return work.get();
            }
        } catch (IOException e) {
            throw new ClientFailure("the login in " + folder + " can't be locked", e);
        } finally {
            THREADS.unlock();
        }
    }

    /** Deletes the login and its key. */
    void delete() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(key);
        } catch (IOException e) {
            throw new ClientFailure("the login in " + file + " can't be removed", e);
        }
    }
}
