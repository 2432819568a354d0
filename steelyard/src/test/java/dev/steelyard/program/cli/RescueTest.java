package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.keys.RescueLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rescue}: a link from the master key alone. */
@SuppressWarnings("NullAway.Init")
class RescueTest {
    private static final String KEY = "ab".repeat(32);

    @TempDir Path folder;

    @Test
    void masterKey_linkOnStandardOutput_andNoDatabaseIsMade() {
        var data = folder.resolve("data");
        var typed =
                Typed.in(
                                Map.of(),
                                "rescue",
                                "op@example.com",
                                "--data",
                                data.toString(),
                                "--set",
                                "master_key=" + KEY)
                        .expect(0);

        var begin = "http://localhost:8080/oidc/rescue?link=";
        assertThat(typed.out()).startsWith(begin).endsWith("\n");
        assertThat(typed.err()).contains("within an hour", "if the address is an operator's");
        var key = new MasterKey(HexFormat.of().parseHex(KEY), new SecureRandom());
        var link = new RescueLinks(key).open(typed.out().strip().substring(begin.length()));
        assertThat(link)
                .hasValueSatisfying(
                        made -> {
                            assertThat(made.operator())
                                    .isEqualTo(new EmailAddress("op@example.com"));
                            assertThat(made.expires())
                                    .isBetween(
                                            Instant.now().plus(Duration.ofMinutes(50)),
                                            Instant.now().plus(RescueLinks.LIFE));
                        });
        assertThat(data.resolve("steelyard.db")).doesNotExist();
    }

    @Test
    void noMasterKey_orNoAddress_refused() {
        var data = folder.toString();
        assertThat(Typed.in(Map.of(), "rescue", "op@example.com", "--data", data).expect(2).err())
                .contains("there is no master key in " + folder + ": ", "--data FOLDER");
        assertThat(Typed.in(Map.of(), "rescue", "op", "--data", data).expect(2).err())
                .contains("no email address");
    }

    @Test
    void help_saysWhereToRunIt_thatFactorsStay_andNoPort() {
        assertThat(Typed.in(Map.of(), "rescue", "--help").expect(0).out().replaceAll("\\s+", " "))
                .contains(
                        "as the user that runs the server",
                        "Second factors stay",
                        "steelyard rescue operator@example.com --data")
                .doesNotContain("--port");
    }

    /** The statements of docs/operations.md for an operator who lost every second factor. */
    @Test
    void removalOfFactorsInTheDatabase_fitsTheSchema() throws IOException, SQLException {
        Typed.in(Map.of(), "bootstrap", "--data", folder.toString()).expect(0);
        var page = Files.readString(Path.of("../docs/operations.md"));
        var section = page.substring(page.indexOf("### The only operator lost the second factor"));
        var statements =
                Pattern.compile("(?:SELECT|DELETE)[^\";]+")
                        .matcher(section.substring(0, section.indexOf("\n### ")))
                        .results()
                        .map(MatchResult::group)
                        .toList();

        assertThat(statements).hasSize(4);
        try (var database =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("steelyard.db"));
                var statement = database.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
