package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.login.LoginFile;
import dev.steelyard.cli.login.LoginFlow;
import dev.steelyard.cli.option.CommandContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The login of a person: through the real pages, back by loopback, and out again. */
@SuppressWarnings("NullAway.Init")
@Timeout(600)
class LoginTest {
    @TempDir Path folder;
    private RunningDemo demo;
    private Map<String, String> home;

    @BeforeEach
    void start() throws IOException {
        demo = new RunningDemo(folder.resolve("data"));
        home = Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    private Instant login(String decision) {
        try (var http = new Http()) {
            return new LoginFlow(
                            ServerAddress.of(demo.url(), ""),
                            http,
                            InstantSource.system(),
                            LoginFile.in(home))
                    .login(null, false, null, url -> browse(url, decision));
        }
    }

    /** Beside the command, as a browser does it. */
    private void browse(URI url, String decision) {
        Thread.startVirtualThread(
                () -> {
                    try (var person = new Person()) {
                        person.decide(
                                url,
                                demo.get("operator", "email"),
                                demo.get("operator", "password"),
                                decision);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Test
    void allowed_commandsAreThePersons_untilLogout_whichRevokesToo() throws IOException {
        var before = Instant.now();
        var until = login("allow");
        assertThat(until).isBetween(before.plusSeconds(295), Instant.now().plusSeconds(300));
        assertThat(Typed.in(home, "whoami").expect(0).out())
                .containsPattern("NAME +[^ ]+@")
                .containsPattern("WHO +user:")
                .containsPattern("AUTHORITY +operator");
        var file = folder.resolve("config/steelyard/token.json");
        var kept = Files.readString(file);
        assertThat(Typed.in(home, "logout").expect(0).err()).isEqualTo("You are logged out.\n");
        assertThat(file).doesNotExist();
        assertThat(Typed.in(home, "whoami").expect(1).err()).contains("not logged in");

        Typed.in(home, "logout").expect(0);
        restore(file, kept);
        assertThat(Typed.in(home, "whoami").expect(1).err())
                .contains("The token was revoked: run `steelyard login` (token_revoked)");
    }

    private static void restore(Path file, String kept) throws IOException {
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, kept);
    }

    private Typed create(String name) {
        return Typed.in(home, "resellers", "create", "--name", name);
    }

    /** Rule 8: the login is too old after three seconds. */
    @Test
    void oldLogin_commandAsksForAnother_whereAUserIsAtTheTerminal() throws Exception {
        demo.close();
        demo = new RunningDemo(folder.resolve("strict"), Map.of("management.fresh_proof", "3s"));
        login("allow");
        var typed = create("Western Scales");
        for (int more = 0; typed.code() == 0; more++) {
            typed = create("Western Scales " + more);
        }
        assertThat(typed.err())
                .contains(
                        "This needs a login that is at most 3 seconds old: `steelyard login --fresh`")
                .contains("(login_too_old)");
        Typed.in(home, "resellers", "list").expect(0);

        var asked = new ArrayList<URI>();
        Typed.in(
                        new CommandContext(
                                home,
                                InstantSource.system(),
                                url -> {
                                    asked.add(url);
                                    browse(url, "allow");
                                }),
                        "resellers",
                        "create",
                        "--name",
                        "Eastern Scales")
                .expect(0);
        assertThat(asked).singleElement().asString().contains("max_age=3");
    }

    @Test
    void denied_saysSo_andKeepsNothing() {
        assertThatThrownBy(() -> login("deny"))
                .hasMessageStartingWith("the login was refused: access_denied");
        assertThat(folder.resolve("config")).doesNotExist();
    }
}
