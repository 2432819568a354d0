package dev.steelyard.program.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.Main;
import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.login.LoginFile;
import dev.steelyard.cli.login.LoginFlow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A login that stays connected, at a server whose access tokens are too short for a second command.
 */
@SuppressWarnings("NullAway.Init")
@Timeout(600)
class StayConnectedTest {
    @TempDir Path folder;
    private RunningDemo demo;
    private Map<String, String> home;
    private Path kept;
    private Path login;
    private Path key;

    @BeforeEach
    void start() throws IOException {
        demo = new RunningDemo(folder.resolve("data"), Map.of("lifetimes.access_token", "4s"));
        home = Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
        kept = folder.resolve("config/steelyard");
        login = kept.resolve("token.json");
        key = kept.resolve("key.json");
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    /** The consent page. */
    private String login(boolean allowed) {
        var page = new CompletableFuture<String>();
        try (var http = new Http()) {
            new LoginFlow(
                            ServerAddress.of(demo.url(), ""),
                            http,
                            InstantSource.system(),
                            LoginFile.in(home))
                    .login(null, true, null, url -> browse(url, allowed, page));
        }
        return page.join();
    }

    /** Beside the command, as a browser does it. */
    private void browse(URI url, boolean allowed, CompletableFuture<String> page) {
        Thread.startVirtualThread(
                () -> {
                    try (var person = new Person()) {
                        page.complete(
                                person.allow(
                                        url,
                                        demo.get("operator", "email"),
                                        demo.get("operator", "password"),
                                        allowed));
                    } catch (IOException e) {
                        page.completeExceptionally(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** Any program of the user's machine could ask in the command line's name (RFC 8252, 8.6). */
    @Test
    void consentGivenBefore_asksAgain_silentRequestIsRefused() throws Exception {
        var asked = new CompletableFuture<URI>();
        try (var person = new Person();
                var http = new Http()) {
            new LoginFlow(
                            ServerAddress.of(demo.url(), ""),
                            http,
                            InstantSource.system(),
                            LoginFile.in(home))
                    .login(
                            null,
                            true,
                            null,
                            url ->
                                    Thread.startVirtualThread(
                                            () -> {
                                                try {
                                                    person.allow(
                                                            url,
                                                            demo.get("operator", "email"),
                                                            demo.get("operator", "password"),
                                                            true);
                                                    asked.complete(url);
                                                } catch (IOException | InterruptedException e) {
                                                    asked.completeExceptionally(e);
                                                }
                                            }));
            var silent = asked.join().toString().replace("prompt=consent", "prompt=none");
            assertThat(silent).contains("prompt=none");
            assertThat(person.redirect(URI.create(silent))).contains("error=consent_required");
            var without = silent.replace("prompt=none", "prompt=");
            assertThat(person.redirect(URI.create(without))).doesNotContain("code=");
        }
    }

    private JsonNode stored() throws IOException {
        return JsonMapper.builder().build().readTree(Files.readAllBytes(login));
    }

    private String refreshToken() throws IOException {
        return stored().path("refresh_token").asString("");
    }

    @Test
    void allowed_eachCommandRefreshes_byANewToken_inFilesOfTheOwner() throws IOException {
        assertThat(login(true)).contains("name=\"offline_access\"");
        var seen = new HashSet<String>();
        seen.add(refreshToken());
        for (int i = 0; i < 3; i++) {
            var typed = Typed.in(home, "whoami").expect(0);
            assertThat(typed.out()).contains("manage.applications:read");
            assertThat(typed.out() + typed.err())
                    .doesNotContain("sy_rt_")
                    .doesNotContain(stored().path("access_token").asString());
            seen.add(refreshToken());
        }
        assertThat(seen).hasSize(4).allMatch(token -> token.startsWith("sy_rt_"));
        assertThat(mode(kept)).isEqualTo("rwx------");
        assertThat(mode(login)).isEqualTo("rw-------");
        assertThat(mode(key)).isEqualTo("rw-------");
        try (var files = Files.list(kept)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("token.json", "key.json", "lock");
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void folderThatOthersCanRead_isClosed() throws IOException {
        Files.createDirectories(kept);
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwxr-xr-x"));
        login(true);
        assertThat(mode(kept)).isEqualTo("rwx------");
    }

    @Test
    void notAllowed_thereIsNoRefreshToken_andTheNextLoginAsksAgain() throws IOException {
        login(false);
        assertThat(refreshToken()).isEmpty();
        assertThat(Typed.in(home, "whoami").expect(1).err()).contains("the login has ended");

        assertThat(login(true)).contains("name=\"offline_access\"");
        assertThat(refreshToken()).isNotEmpty();
    }

    @Test
    void writesWithABoundToken_areDoneOnce() {
        login(true);
        Typed.in(home, "resellers", "create", "--name", "Western Scales").expect(0);
        assertThat(Typed.in(home, "resellers", "list").expect(0).out())
                .containsOnlyOnce("Western Scales");
    }

    @Test
    void processesThatRefreshAtOnce_allWork_andTheLoginLives() throws Exception {
        login(true);
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 4; i++) {
            var builder =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "whoami");
            builder.environment().putAll(home);
            processes.add(builder.redirectErrorStream(true).start());
        }
        for (var process : processes) {
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(output).contains("manage.applications:read");
        }
        Typed.in(home, "whoami").expect(0);
    }

    @Test
    void loginFileWithoutItsKey_isOfNoUse() throws IOException {
        login(true);
        var thief = Files.createDirectories(folder.resolve("thief/steelyard"));
        Files.copy(login, thief.resolve("token.json"));
        var elsewhere = Map.of("XDG_CONFIG_HOME", folder.resolve("thief").toString());
        assertThat(Typed.in(elsewhere, "whoami").expect(1).err())
                .isEqualTo("steelyard: the key of the login is missing: `steelyard login` again\n");
        Typed.in(home, "whoami").expect(0);
    }

    @Test
    void logout_revokesAndDeletes() throws IOException {
        login(true);
        var saved = save();
        assertThat(Typed.in(home, "logout").expect(0).err()).isEqualTo("You are logged out.\n");
        assertThat(login).doesNotExist();
        assertThat(key).doesNotExist();

        restore(saved);
        assertThat(Typed.in(home, "whoami").expect(1).err())
                .isEqualTo("steelyard: the login has ended: `steelyard login` again\n");
    }

    @Test
    void anotherLogin_endsTheOneBefore() throws IOException {
        login(true);
        var saved = save();
        login(true);
        Typed.in(home, "whoami").expect(0);

        restore(saved);
        assertThat(Typed.in(home, "whoami").expect(1).err())
                .isEqualTo("steelyard: the login has ended: `steelyard login` again\n");
    }

    private List<Path> save() throws IOException {
        var to = Files.createDirectories(folder.resolve("saved"));
        var saved = new ArrayList<Path>();
        for (var file : List.of(login, key)) {
            saved.add(Files.copy(file, to.resolve(file.getFileName()), REPLACE_EXISTING));
        }
        return saved;
    }

    private void restore(List<Path> saved) throws IOException {
        for (var file : saved) {
            var to = kept.resolve(file.getFileName());
            Files.copy(file, to, REPLACE_EXISTING);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
