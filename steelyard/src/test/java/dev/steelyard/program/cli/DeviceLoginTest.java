package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.cli.api.Http;
import dev.steelyard.cli.api.ServerAddress;
import dev.steelyard.cli.login.DeviceLogin;
import dev.steelyard.cli.login.LoginFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The login of a person whose browser is elsewhere: what happens while the command waits. */
@SuppressWarnings("NullAway.Init")
@Timeout(600)
class DeviceLoginTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    @TempDir Path folder;
    private RunningDemo demo;
    private Map<String, String> home;
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    @BeforeEach
    void start() throws IOException {
        demo = new RunningDemo(folder.resolve("data"), Map.of("authorization.devices", "true"));
        home = Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    /** What a person does meanwhile. */
    private interface Meanwhile {
        void happens(DeviceLogin.Instructions instructions) throws InterruptedException;
    }

    private Instant login(Meanwhile meanwhile) {
        var told = new AtomicReference<DeviceLogin.Instructions>();
        try (var http = new Http()) {
            return new DeviceLogin(
                            ServerAddress.of(demo.url(), ""),
                            http,
                            now::get,
                            LoginFile.in(home),
                            duration -> {
                                waits.add(duration);
                                meanwhile.happens(told.get());
                            })
                    .login(null, false, Duration.ZERO, told::set);
        }
    }

    private void decide(DeviceLogin.Instructions instructions, String decision)
            throws InterruptedException {
        try (var person = new Person()) {
            person.decideOnDevice(
                    instructions.page(),
                    instructions.code(),
                    demo.get("operator", "email"),
                    demo.get("operator", "password"),
                    decision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void allowed_commandsAreThePersons_untilLogout() {
        login(instructions -> decide(instructions, "allow"));

        assertThat(waits).containsExactly(INTERVAL);
        assertThat(Typed.in(home, "whoami").expect(0).out())
                .containsPattern("WHO +user:")
                .containsPattern("AUTHORITY +operator");
        assertThat(Typed.in(home, "logout").expect(0).err()).isEqualTo("You are logged out.\n");
        assertThat(Typed.in(home, "whoami").expect(1).err()).contains("not logged in");
    }

    @Test
    void denied_saysSo_andKeepsNothing() {
        assertThatThrownBy(() -> login(instructions -> decide(instructions, "deny")))
                .hasMessage("the login was refused: access_denied");
        assertThat(folder.resolve("config")).doesNotExist();
    }

    /**
     * Here the waits take no time, so the server finds a question too early unless it was itself
     * long under way.
     */
    @Test
    void toldToSlowDown_waitsLongerEachTime() {
        assertThatThrownBy(
                        () ->
                                login(
                                        _ -> {
                                            if (waits.size() == 10) {
                                                throw new InterruptedException();
                                            }
                                        }))
                .hasMessage("the login was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waits).startsWith(INTERVAL, INTERVAL).isSorted();
        assertThat(waits.stream().distinct().toList())
                .hasSizeGreaterThan(1)
                .isEqualTo(
                        Stream.iterate(INTERVAL, wait -> wait.plusSeconds(5))
                                .limit(waits.stream().distinct().count())
                                .toList());
    }

    @Test
    void nobodyDecides_endsWithTheCode() {
        assertThatThrownBy(() -> login(_ -> now.updateAndGet(at -> at.plus(Duration.ofHours(1)))))
                .hasMessageStartingWith("the code was not entered in time");
        assertThat(waits).containsExactly(INTERVAL);
    }

    @Test
    void serverWithoutDevices_saysSo() throws IOException {
        try (var without = new RunningDemo(folder.resolve("without"))) {
            var typed = Typed.in(home, "login", "--device", "--server", without.url()).expect(1);
            assertThat(typed.err()).contains("no device login (authorization.devices)");
        }
    }
}
