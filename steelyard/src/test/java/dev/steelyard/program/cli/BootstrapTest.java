package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bootstrap}: the link alone, and of which database it is. */
@SuppressWarnings("NullAway.Init")
class BootstrapTest {
    @TempDir Path folder;

    private Typed bootstrap() {
        return Typed.in(Map.of(), "bootstrap", "--data", folder.toString()).expect(0);
    }

    @Test
    void noDatabase_madeAndSaid_andTheNextTimeItIsThatOne() {
        var place = "SQLite at " + folder.resolve("steelyard.db") + "\n";

        var first = bootstrap();
        var second = bootstrap();

        assertThat(first.out()).matches("http://localhost:8080/oidc/bootstrap\\S+\n");
        assertThat(first.err()).startsWith("steelyard: a new database was created: " + place);
        assertThat(second.out()).matches("http://localhost:8080/oidc/bootstrap\\S+\n");
        assertThat(second.err()).startsWith("steelyard: the database is " + place);
    }
}
