package dev.steelyard.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** How connections to the server are opened. */
public final class PostgresConnections {
    private static final int CONNECT_SECONDS = 2;
    private static final int ANSWER_SECONDS = 10;
    private static final int POOL_MILLIS = 2_000;

    private PostgresConnections() {}

    /**
     * @param jdbcUrl without user and password: the driver quotes it
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
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        // the details of an error hold the row's values
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** A server that is down makes callers wait {@link #POOL_MILLIS}, not longer. */
    static HikariDataSource pool(PGSimpleDataSource source, int size) {
        var config = new HikariConfig();
        config.setPoolName("postgres");
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(POOL_MILLIS);
        config.setValidationTimeout(POOL_MILLIS / 2);
        return new HikariDataSource(config);
    }
}
