package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.server.keys.MasterKey;
import dev.steelyard.server.keys.RescueLinks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
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
        assertThat(typed.err()).contains("within an hour");
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
                .contains("there is no master key");
        assertThat(Typed.in(Map.of(), "rescue", "op", "--data", data).expect(2).err())
                .contains("no email address");
    }
}
