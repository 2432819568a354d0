package dev.steelyard.store.sql.application;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.reseller.ResellerStatus;
import dev.steelyard.domain.reseller.Resellers;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores resellers, which are the sellers of the platform, in an SQL table. */
public record SqlResellers(SqlExecutor sql) implements Resellers {
    private static final RowMapper<Reseller> RESELLER =
            RowReader.to(
                    row ->
                            new Reseller(
                                    row.id("id"),
                                    row.text("name"),
                                    row.constant("standing", ResellerStatus.class),
                                    row.number("version")));

    @Override
    public void insert(Reseller reseller) {
        sql.update(
                        """
                        INSERT INTO resellers (id, name, searched, standing, version)
                        VALUES (:id, :name, :searched, :standing, :version)""")
                .bindMethods(reseller)
                .execute();
    }

    @Override
    public boolean update(Reseller reseller) {
        return sql.update(
                                """
                                UPDATE resellers
                                SET name = :name, searched = :searched, standing = :standing,
                                    version = version + 1
                                WHERE id = :id AND version = :version""")
                        .bindMethods(reseller)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Reseller> find(Id<Reseller> id) {
        return sql.find("SELECT * FROM resellers WHERE id = :key", id, RESELLER);
    }

    @Override
    public List<Reseller> findAll(Collection<Id<Reseller>> ids) {
        return sql.among(
                ids, "SELECT * FROM resellers WHERE id IN (<among>) ORDER BY id", RESELLER);
    }

    @Override
    public List<Reseller> list(ResellerFilter filter, PageRequest page) {
        return new ListQueryBuilder()
                .and("standing = :standing", "standing", filter.standing())
                .finding("searched", "id", filter.query())
                .page(sql, "SELECT * FROM resellers", "id", page)
                .map(RESELLER)
                .list();
    }
}
