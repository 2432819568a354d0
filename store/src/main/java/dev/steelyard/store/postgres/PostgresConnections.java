package dev.steelyard.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections and connection pools to a PostgreSQL server. */
public final class PostgresConnections {
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10;

    private PostgresConnections() {}

    /**
     * @param jdbcUrl without user and password: the driver quotes it; {@code connectTimeout} and
     *     {@code socketTimeout} in it are seconds
     */
    public static PGSimpleDataSource source(String jdbcUrl, String user, String password) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(jdbcUrl);
        } catch (IllegalArgumentException _) {
            // its message quotes the URL, which may hold more than it should
            throw new IllegalArgumentException("not a JDBC URL of PostgreSQL");
        }
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("steelyard");
        int connect = seconds(jdbcUrl, PGProperty.CONNECT_TIMEOUT, CONNECT_SECONDS);
        source.setConnectTimeout(connect);
        source.setLoginTimeout(connect);
        source.setSocketTimeout(seconds(jdbcUrl, PGProperty.SOCKET_TIMEOUT, ANSWER_SECONDS));
        source.setTcpKeepAlive(true);
        // the details of an error hold the row's values
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static int seconds(String jdbcUrl, PGProperty property, int otherwise) {
        var given = property.getSetString(Driver.parseURL(jdbcUrl, null));
        return given == null ? otherwise : Integer.parseInt(given);
    }

    /** A server that is down makes callers wait as long as for a new connection, not longer. */
    static HikariDataSource pool(PGSimpleDataSource source, int size) {
        var config = new HikariConfig();
        config.setPoolName("postgres");
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        var wait = Duration.ofSeconds(source.getConnectTimeout());
        config.setConnectionTimeout(wait.toMillis());
        config.setValidationTimeout(wait.dividedBy(2).toMillis());
        return new HikariDataSource(config);
    }
}
