package dev.steelyard.store.sql.permission;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.resource.ResourceServers;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores resource servers and the operations of their APIs in SQL tables. */
public record SqlResourceServers(SqlExecutor sql) implements ResourceServers {
    private static final RowMapper<ResourceServer> RESOURCE_SERVER =
            RowReader.to(
                    row ->
                            new ResourceServer(
                                    row.id("id"),
                                    row.text("identifier"),
                                    row.text("name"),
                                    row.flag("standard"),
                                    row.flag("built_in"),
                                    row.constant("second_factor", SecondFactorPolicy.class),
                                    row.number("version")));

    private static final RowMapper<Operation> OPERATION =
            RowReader.to(
                    row ->
                            new Operation(
                                    row.id("resource_server_id"),
                                    row.text("method"),
                                    row.text("path"),
                                    row.textOrNull("permission")));

    @Override
    public void insert(ResourceServer resourceServer) {
        sql.update(
                        """
                        INSERT INTO resource_servers
                            (id, identifier, name, standard, built_in, second_factor, version)
                        VALUES (:id, :identifier, :name, :standard, :builtIn, :secondFactor,
                                :version)""")
                .bindMethods(resourceServer)
                .execute();
    }

    @Override
    public boolean update(ResourceServer resourceServer) {
        return sql.update(
                                """
                                UPDATE resource_servers
                                SET identifier = :identifier, name = :name, standard = :standard,
                                    built_in = :builtIn, second_factor = :secondFactor,
                                    version = version + 1
                                WHERE id = :id AND version = :version""")
                        .bindMethods(resourceServer)
                        .execute()
                == 1;
    }

    @Override
    public Optional<ResourceServer> find(Id<ResourceServer> id) {
        return sql.find("SELECT * FROM resource_servers WHERE id = :key", id, RESOURCE_SERVER);
    }

    @Override
    public Optional<ResourceServer> findByIdentifier(String identifier) {
        return sql.find(
                "SELECT * FROM resource_servers WHERE identifier = :key",
                identifier,
                RESOURCE_SERVER);
    }

    @Override
    public List<ResourceServer> list() {
        return sql.query("SELECT * FROM resource_servers ORDER BY id").map(RESOURCE_SERVER).list();
    }

    @Override
    public List<Operation> operations(Id<ResourceServer> id) {
        return sql.list(
                "SELECT * FROM operations WHERE resource_server_id = :key ORDER BY position",
                id,
                OPERATION);
    }

    @Override
    public void replaceOperations(Id<ResourceServer> id, List<Operation> operations) {
        sql.execute("DELETE FROM operations WHERE resource_server_id = :key", id);
        var batch =
                sql.batch(
                        """
                        INSERT INTO operations
                            (resource_server_id, position, method, path, permission)
                        VALUES (:id, :position, :method, :path, :permission)""");
        for (int i = 0; i < operations.size(); i++) {
            batch.bindMethods(operations.get(i)).bind("id", id).bind("position", i).add();
        }
        batch.execute();
    }

    @Override
    public void lock() {
        sql.lock("standard");
    }
}
