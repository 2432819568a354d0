package dev.steelyard.e2e.faults;

import dev.steelyard.e2e.Cluster;
import dev.steelyard.e2e.client.Client;
import dev.steelyard.e2e.client.ManagementCaller;
import dev.steelyard.e2e.client.Provider;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.testkit.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Three nodes on one database, which can be stopped, and a client that is suspended and revived.
 * Used by one thread.
 */
final class Platform implements AutoCloseable {
    private final Path folder;
    private final int postgresPort = Port.free();
    private EmbeddedPostgres postgres;
    private final Cluster cluster;
    private final Provider provider;
    private final ManagementCaller operator;
    private final Client client;

    /**
     * @param folder of the database
     */
    Platform(Path folder) throws IOException {
        this.folder = folder;
        this.postgres = database();
        this.cluster =
                Cluster.start(
                        "postgresql://postgres:postgres@localhost:" + postgresPort + "/postgres",
                        3);
        var http = new Http();
        var demo = cluster.demo();
        this.provider = Provider.discover(http, cluster.issuer());
        this.operator = ManagementCaller.of(http, provider, demo, "operator");
        this.client =
                new Client(
                        demo.get("client_id"), demo.get("client_secret"), demo.get("api_key"), "");
    }

    Cluster cluster() {
        return cluster;
    }

    ManagementCaller operator() {
        return operator;
    }

    Client client() {
        return client;
    }

    void stopDatabase() throws IOException {
        postgres.close();
    }

    void startDatabase() throws IOException {
        postgres = database();
    }

    private EmbeddedPostgres database() {
        return Databases.server(folder, postgresPort);
    }

    /** A guard that knows those nodes. */
    ConnectedGuard connect(List<URI> nodes) {
        return connect(InstantSource.system(), nodes);
    }

    /** The same by another clock. */
    ConnectedGuard connect(InstantSource clock, List<URI> nodes) {
        return new ConnectedGuard(this, clock, nodes);
    }

    void suspend() {
        act("suspend");
    }

    void revive() {
        act("revive");
    }

    private void act(String what) {
        operator.post("/clients/" + client.id() + "/" + what, Map.of()).expect(200);
    }

    String token() {
        return provider.clientCredentials(client).accessToken();
    }

    /** That many changes of nothing that anybody asks for, in one transaction. */
    void changes(int count) throws SQLException {
        changes(count, "user:nobody");
    }

    /** The same, of which {@code key} is told. */
    void changes(int count, String key) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT seq FROM change_head FOR UPDATE");
            statement.execute(
                    """
                    INSERT INTO changes (seq, at, keys)
                    SELECT h.seq + n, 4102444800000, '%s'
                    FROM change_head h, generate_series(1, %d) n"""
                            .formatted(key, count));
            statement.execute("UPDATE change_head SET seq = seq + " + count);
            statement.execute("SELECT pg_notify('steelyard_changes', '')");
            connection.commit();
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        postgres.close();
    }
}
