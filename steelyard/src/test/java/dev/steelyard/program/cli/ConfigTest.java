package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.configuration.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code config}: what the settings come to, and what is refused. */
@SuppressWarnings("NullAway.Init")
class ConfigTest {
    @TempDir Path folder;

    @Test
    void everySetting_itsValueAndWhereThatIsFrom() throws IOException {
        var file = Files.writeString(folder.resolve("steelyard.yaml"), "log:\n  json: true\n");
        var out =
                Typed.in(
                                Map.of("STEELYARD_PLATFORM", "Scales"),
                                "config",
                                "--config",
                                file.toString(),
                                "--port",
                                "9000")
                        .expect(0)
                        .out();
        var settings = Reference.markdown().lines().filter(line -> line.startsWith("| `"));
        assertThat(out.lines())
                .hasSize((int) settings.count())
                .anyMatch(line -> line.matches("listen\\.port +9000 +command line"))
                .anyMatch(line -> line.matches("platform +Scales +environment STEELYARD_PLATFORM"))
                .anyMatch(line -> line.matches("log\\.json +true +file " + file))
                .anyMatch(line -> line.matches("listen\\.host +127\\.0\\.0\\.1 +default"))
                .anyMatch(line -> line.matches("master_key +\\(not set\\) +default"));
    }

    @Test
    void connectionsToPostgres_asManyAsSet() {
        assertThat(Configuration.load(null, Map.of(), Map.of()).store().connections())
                .isEqualTo(10);
        var environment = Map.of("STEELYARD_DATABASE_CONNECTIONS", "25");
        assertThat(Configuration.load(null, environment, Map.of()).store().connections())
                .isEqualTo(25);
    }

    @Test
    void secrets_onlyThatTheyAreSet() {
        var environment =
                Map.of(
                        "STEELYARD_DATABASE_URL",
                        "postgresql://mill:hidden@db.example/mill",
                        "STEELYARD_MASTER_KEY",
                        "feed".repeat(16));
        assertThat(Typed.in(environment, "config").expect(0).out())
                .doesNotContain("hidden", "feed")
                .containsPattern("database_url +\\(set\\) +environment STEELYARD_DATABASE_URL")
                .containsPattern("master_key +\\(set\\) +environment STEELYARD_MASTER_KEY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://mill:hidden@db/mill",
                "sqlite:",
                "postgresql://mill:hidden/db",
                "postgresql://mill:hid?x@den@db/mill",
                "postgresql://db"
            })
    void databaseUrlOfAnotherForm_refused_andNotRepeated(String url) {
        assertThat(Typed.in(Map.of("STEELYARD_DATABASE_URL", url), "config").expect(1).err())
                .startsWith("steelyard: database_url can't be used: it must be sqlite:/path")
                .doesNotContain("hid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connectTimeout=0",
                "ssl=true&connectTimeout=",
                "socketTimeout=0",
                "socketTimeout=-1",
                "connectTimeout=2&socketTimeout=10s"
            })
    void databaseUrlWithoutAnEndToWaiting_refused(String query) {
        var url = "postgresql://mill:hidden@db/mill?" + query;
        assertThat(Typed.in(Map.of("STEELYARD_DATABASE_URL", url), "config").expect(1).err())
                .startsWith(
                        "steelyard: database_url can't be used: it must be a URL whose"
                                + " connectTimeout")
                .doesNotContain("hid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://db/mill",
                "jdbc:postgresql://db:5432/mill?user=mill&password=hidden",
                "postgresql://mill:a%40b@[::1]:5432,db2:5433/mill",
                "postgresql://db/mill?connectTimeout=1&socketTimeout=600",
                "sqlite:mill.db"
            })
    void databaseUrlThatTheStoreTakes_taken(String url) {
        Typed.in(Map.of("STEELYARD_DATABASE_URL", url), "config").expect(0);
    }

    @ParameterizedTest
    @CsvSource({
        "STEELYARD_LOG_JSN, STEELYARD_LOG_JSON",
        "STEELYARD_DATABASEURL, STEELYARD_DATABASE_URL",
        "STEELYARD_LISTEN_PROT, STEELYARD_LISTEN_PORT"
    })
    void variableWithASlip_refused_withTheRightOne(String variable, String right) {
        assertThat(Typed.in(Map.of(variable, "x"), "config").expect(1).err())
                .startsWith("steelyard: environment: there is no setting " + variable + ";")
                .contains("did you mean " + right + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STEELYARD_URL",
                "STEELYARD_CLIENT_ID",
                "STEELYARD_CLIENT_SECRET",
                "STEELYARD_RESOURCE_SECRET",
                "STEELYARD_DEMO_DATA",
                "STEELYARD_PORT",
                "STEELYARD_SERVICE_HOST"
            })
    void variablesOfOthers_pass(String variable) {
        Typed.in(Map.of(variable, "x"), "config").expect(0);
    }

    @Test
    void sealsFurtherApartThanTenSeconds_refused() {
        assertThat(
                        Typed.in(Map.of(), "config", "--set", "audit.seal_every=10001ms")
                                .expect(1)
                                .err())
                .isEqualTo(
                        "steelyard: audit.seal_every: 10001ms can't be used: it must be 10s at"
                                + " most\n");
        Typed.in(Map.of(), "config", "--set", "audit.seal_every=10s").expect(0);
    }

    @Test
    void noDurationAtAll_mustBeLonger() {
        assertThat(
                        Typed.in(Map.of(), "config", "--set", "lifetimes.access_token=0s")
                                .expect(1)
                                .err())
                .isEqualTo(
                        "steelyard: lifetimes.access_token: 0s can't be used: it must be longer"
                                + " than 0\n");
    }
}
