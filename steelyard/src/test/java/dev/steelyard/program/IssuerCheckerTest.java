package dev.steelyard.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.program.configuration.Configuration;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store belongs to one issuer: another one needs to be said to be meant. */
@SuppressWarnings("NullAway.Init")
class IssuerCheckerTest {
    private static final String ONE = "http://localhost:8080/oidc";
    private static final String OTHER = "http://localhost:8080/other";

    @TempDir Path data;

    private Configuration configured(String issuer) {
        return Configuration.load(
                null, Map.of(), Map.of("data", data.toString(), "issuer", issuer));
    }

    private void open(String issuer) {
        Node.open(configured(issuer)).close();
    }

    private long signingKeys() throws SQLException {
        try (var database =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("steelyard.db"));
                var statement = database.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM signing_keys")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void assertRefused(String issuer, String owner) {
        assertThatThrownBy(() -> open(issuer))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(owner)
                .hasMessageContaining(issuer)
                .hasMessageContaining("serve --new-issuer");
    }

    @Test
    void sameIssuer_opensAgain() {
        open(ONE);
        open(ONE);
    }

    @Test
    void anotherIssuer_refusedBeforeAnythingIsMade() throws SQLException {
        open(ONE);
        long before = signingKeys();
        assertRefused(OTHER, ONE);
        assertThat(signingKeys()).isEqualTo(before).isPositive();
        open(ONE);
    }

    @Test
    void anotherIssuer_saidToBeMeant_hasTheStoreFromThenOn() {
        open(ONE);
        Node.open(configured(OTHER), true).close();
        open(OTHER);
        assertRefused(ONE, OTHER);
    }

    @Test
    void storeOfBefore_takesTheConfiguredIssuer() throws SQLException {
        open(ONE);
        try (var database =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("steelyard.db"));
                var statement = database.createStatement()) {
            statement.executeUpdate("DELETE FROM deployment");
        }
        open(OTHER);
        assertRefused(ONE, OTHER);
    }
}
