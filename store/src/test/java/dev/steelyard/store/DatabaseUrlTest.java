package dev.steelyard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.store.DatabaseUrl.Postgres;
import dev.steelyard.store.DatabaseUrl.Sqlite;
import dev.steelyard.store.postgres.PostgresConnections;
import dev.steelyard.store.postgres.PostgresStore;
import dev.steelyard.testkit.Databases;
import java.nio.file.Path;
import java.time.InstantSource;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseUrlTest {
    private static final String PASSWORD = "hunter2";

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:/var/lib/s.db", "jdbc:sqlite:/var/lib/s.db"})
    void sqlite_isAFile(String url) {
        assertThat(DatabaseUrl.parse(url)).isEqualTo(new Sqlite(Path.of("/var/lib/s.db")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://sy:p%40s%3As@db:5433/steelyard",
                "postgres://sy:p%40s%3As@db:5433/steelyard",
                "jdbc:postgresql://sy:p%40s%3As@db:5433/steelyard",
                "jdbc:postgresql://db:5433/steelyard?user=sy&password=p%40s%3As",
                "postgresql://sy@db:5433/steelyard?password=p%40s%3As",
            })
    void postgresql_userAndPasswordAreTakenOut(String url) {
        assertThat(DatabaseUrl.parse(url))
                .isEqualTo(new Postgres("jdbc:postgresql://db:5433/steelyard", "sy", "p@s:s"));
    }

    @Test
    void otherParametersAndSeveralHosts_areKept() {
        var url = "postgresql://sy:a+b@a:1,b:2/sy?targetServerType=primary&sslmode=verify-full";

        assertThat(DatabaseUrl.parse(url))
                .isEqualTo(
                        new Postgres(
                                "jdbc:postgresql://a:1,b:2/sy"
                                        + "?targetServerType=primary&sslmode=verify-full",
                                "sy",
                                "a+b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://sy:hunter2@db/steelyard",
                "postgresql:sy:hunter2@db",
                "postgresql://sy:hunt?er2hunter2@db/steelyard",
                "postgresql://sy:hunter2#@db",
                "postgresql://sy:hunter2%zz@db/steelyard",
                "postgresql://sy:hunter2",
                "postgresql://sy:hunter2/steelyard",
                "hunter2",
                "sqlite:",
            })
    void anythingElse_isRefusedWithoutBeingQuoted(String url) {
        var thrown = catchThrowable(() -> DatabaseUrl.parse(url));

        assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
        assertThat(Throwables.getStackTrace(thrown)).doesNotContain(PASSWORD);
    }

    @Test
    void toString_hasNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://sy:hunter2@db/steelyard").toString())
                .contains("db/steelyard", "sy")
                .doesNotContain(PASSWORD);
    }

    @Test
    void refusedLogin_unavailableWithoutThePassword() {
        var url = Databases.postgres().replace("postgres:postgres@", "nobody:hunter2@");

        for (var thrown :
                new Throwable[] {
                    catchThrowable(() -> StoreFactory.open(url, InstantSource.system(), 1)),
                    catchThrowable(() -> SchemaMigrator.migrate(url)),
                    catchThrowable(() -> SchemaMigrator.pending(url))
                }) {
            assertThat(thrown).isInstanceOf(StoreUnavailable.class);
            assertThat(Throwables.getStackTrace(thrown)).doesNotContain(PASSWORD);
        }
    }

    @Test
    void passwordInAJdbcUrlThatTheDriverRefuses_isNotQuoted() {
        assertThatThrownBy(
                        () ->
                                PostgresStore.open(
                                        "jdbc:postgresql://db:port/x?password=hunter2",
                                        "sy",
                                        PASSWORD,
                                        InstantSource.system(),
                                        1))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain(PASSWORD));
    }

    @Test
    void howLongItMayTake_asTheUrlSays() {
        var place = "jdbc:postgresql://db/steelyard";

        assertThat(PostgresConnections.source(place, "sy", ""))
                .returns(2, PGSimpleDataSource::getConnectTimeout)
                .returns(10, PGSimpleDataSource::getSocketTimeout);
        var times = "?connectTimeout=7&socketTimeout=90";
        assertThat(PostgresConnections.source(place + times, "sy", ""))
                .returns(7, PGSimpleDataSource::getConnectTimeout)
                .returns(7, PGSimpleDataSource::getLoginTimeout)
                .returns(90, PGSimpleDataSource::getSocketTimeout);
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite:/var/lib/x/../steelyard.db, 'SQLite at /var/lib/steelyard.db'",
        "postgresql://mill:hidden@db.example:5433/steel, 'PostgreSQL at db.example:5433, database"
                + " steel, user mill'",
        "jdbc:postgresql://db.example/steel?password=hidden&user=mill&sslpassword=hidden,"
                + " 'PostgreSQL at db.example, database steel, user mill'",
        "'postgresql://a:1,[::1]:2/steel?sslpassword=hidden', 'PostgreSQL at a:1,[::1]:2, database"
                + " steel'",
    })
    void described_byKindAndPlace_withoutSecrets(String url, String described) {
        assertThat(StoreFactory.describe(url)).isEqualTo(described);
    }
}
