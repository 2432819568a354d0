package dev.steelyard.cli.login;

import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The file with the stored login, readable by its owner only ({@code
 * ~/.config/steelyard/token.json}).
 */
public final class LoginFile {
    private static final EnumSet<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    private LoginFile(Path file) {
        this.file = file;
    }

    /**
     * The file of the user who runs the process.
     *
     * @param environment of the process: XDG_CONFIG_HOME, else HOME
     */
    public static LoginFile in(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var set = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // The XDG base directory specification: a relative path is to be ignored.
        var folder = Path.of(set).isAbsolute() ? Path.of(set) : Path.of(home).resolve(".config");
        return new LoginFile(folder.resolve("steelyard").resolve("token.json"));
    }

    /**
     * @throws ClientFailure others can read the file, or it holds no login
     */
    Optional<Login> read() {
        try {
            var mode = Files.getPosixFilePermissions(file);
            if (!OWNER.containsAll(mode)) {
                throw new ClientFailure(
                        "others can read the login in "
                                + file
                                + ": remove it, then `steelyard login` again");
            }
            return Optional.of(Http.JSON.readValue(Files.readAllBytes(file), Login.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ClientFailure("the login in " + file + " can't be read", e);
        } catch (JacksonException e) {
            // Without the cause: a parser quotes its input, which holds tokens.
            throw new ClientFailure(
                    file + " is not a login: remove it, then `steelyard login` again");
        }
    }

    /** The server of the stored login. */
    public Optional<ServerAddress> address() {
        return read().map(Login::address);
    }

    /** Writes the file whole or not at all. */
    void write(Login login) {
        try {
            var folder = file.toAbsolutePath().getParent();
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            var fresh =
                    Files.createTempFile(
                            folder, "token", null, PosixFilePermissions.asFileAttribute(OWNER));
            Files.write(fresh, Http.JSON.writeValueAsBytes(login));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ClientFailure("the login can't be kept in " + file, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new ClientFailure("the login in " + file + " can't be removed", e);
        }
    }
}
