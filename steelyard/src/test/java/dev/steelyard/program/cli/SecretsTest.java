package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Secrets are printed once, at the moment when they are made, and nowhere else. */
@SuppressWarnings("NullAway.Init")
class SecretsTest {
    private static final Pattern SECRET =
            Pattern.compile("sy_[a-z]{2}_[0-9a-f]{24}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}");

    @TempDir static Path folder;
    private static RunningDemo demo;

    @BeforeAll
    static void start() throws IOException {
        demo = new RunningDemo(folder);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    private static List<String> secrets(String text) {
        return SECRET.matcher(text).results().map(found -> found.group()).toList();
    }

    @Test
    void clientMade_secretAndKeyOnce_withAWordThatItIsNowOrNever() {
        var made =
                demo.type(
                                "clients",
                                "create",
                                demo.get("application"),
                                "--name",
                                "Once",
                                "--type",
                                "confidential",
                                "--grant-types",
                                "client_credentials")
                        .expect(0);
        assertThat(secrets(made.out())).hasSize(2).doesNotHaveDuplicates();
        assertThat(secrets(made.err())).isEmpty();
        assertThat(made.err())
                .isEqualTo(
                        "Keep it now, it is never shown again: client_secret, api_key\n"
                                + "warning: It has no role: its client_credentials tokens have no"
                                + " permissions\n");
        var id = made.out().lines().findFirst().orElseThrow().replaceFirst("ID +", "");
        assertThat(secrets(demo.type("clients", "get", id).expect(0).out())).isEmpty();
    }

    @Test
    void secretsAndKeys_addedListedEndedRetired_shownOnlyWhenAdded() {
        var client = demo.get("client_id");
        for (var noun : List.of("secrets", "api-keys")) {
            var added = demo.type(noun, "create", client, "--others-expire", "24h").expect(0);
            assertThat(secrets(added.out())).hasSize(1);
            var list = demo.type(noun, "list", client).expect(0);
            assertThat(list.out().lines()).hasSize(3);
            assertThat(secrets(list.out())).isEmpty();
            var oldest = demo.json(noun, "list", client).elements().get(0).path("_id").asString();
            var ended = demo.type(noun, "update", client, oldest, "--expires", "30m").expect(0);
            assertThat(secrets(ended.out())).isEmpty();
            var retired = demo.type(noun, "delete", client, oldest).expect(0);
            assertThat(secrets(retired.out())).isEmpty();
        }
    }

    @Test
    void initialAccessToken_isWhatIsShownOnce_itsSettingApiKeyIsNot() {
        var made =
                demo.type(
                                "initial-access-tokens",
                                "create",
                                demo.get("application"),
                                "--name",
                                "Once",
                                "--grant-types",
                                "client_credentials",
                                "--expires",
                                "1h")
                        .expect(0);
        assertThat(secrets(made.out())).hasSize(1);
        assertThat(made.err())
                .isEqualTo("Keep it now, it is never shown again: initial_access_token\n");
        var id = made.out().lines().findFirst().orElseThrow().replaceFirst("ID +", "");
        var shown = demo.type("initial-access-tokens", "get", id).expect(0);
        assertThat(secrets(shown.out())).isEmpty();
        assertThat(shown.err()).isEmpty();
    }

    @Test
    void commandsThatWorkAndFail_nothingSecretInLogsOrMessages() {
        var log = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var level = root.getLevel();
        // Everything is logged, but not to the console.
        var console = root.getAppender("LINES");
        root.detachAppender(console);
        root.setLevel(Level.ALL);
        log.start();
        root.addAppender(log);
        try {
            var mistaken = demo.operator();
            mistaken.put("STEELYARD_CLIENT_SECRET", demo.get("client_secret"));
            var mistyped = demo.operator();
            mistyped.put("STEELYARD_CLIENT_SECRET", demo.get("client_secret") + "x");
            var away = demo.operator();
            away.put("STEELYARD_URL", "http://localhost:1");

            demo.type("secrets", "create", demo.get("client_id")).expect(0);
            for (var environment : List.of(mistaken, mistyped, away)) {
                var failed = Typed.in(environment, "whoami").expect(1);
                assertThat(failed.out()).isEmpty();
                assertThat(secrets(failed.err())).isEmpty();
                assertThat(failed.err()).startsWith("steelyard: ").doesNotContain("\tat ");
            }
        } finally {
            root.detachAppender(log);
            root.setLevel(level);
            root.addAppender(console);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(log.list)
                .allSatisfy(event -> assertThat(secrets(event.getFormattedMessage())).isEmpty());
    }
}
