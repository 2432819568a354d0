package dev.steelyard.store.sql;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.reseller.ResellerFilter;
import dev.steelyard.domain.reseller.Resellers;
import dev.steelyard.domain.reseller.Standing;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.search.Search;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

record SqlResellers(Sql sql) implements Resellers {
    private static final RowMapper<Reseller> RESELLER =
            Row.to(
                    row ->
                            new Reseller(
                                    row.id("id"),
                                    row.text("name"),
                                    row.constant("standing", Standing.class),
                                    row.number("version")));

    @Override
    public void insert(Reseller reseller) {
        sql.update(
                        """
                        INSERT INTO resellers (id, name, searched, standing, version)
                        VALUES (:id, :name, :searched, :standing, :version)""")
                .bind("id", reseller.id())
                .bind("name", reseller.name())
                .bind("searched", Search.form(reseller.name()))
                .bind("standing", reseller.standing().name())
                .bind("version", reseller.version())
                .execute();
    }

    @Override
    public boolean update(Reseller reseller) {
        return sql.update(
                                """
                                UPDATE resellers SET name = :name, searched = :searched, standing = :standing, version = version + 1
                                WHERE id = :id AND version = :version""")
                        .bind("id", reseller.id())
                        .bind("name", reseller.name())
                        .bind("searched", Search.form(reseller.name()))
                        .bind("standing", reseller.standing().name())
                        .bind("version", reseller.version())
                        .execute()
                == 1;
    }

    @Override
    public Optional<Reseller> find(Id<Reseller> id) {
        return sql.query("SELECT * FROM resellers WHERE id = :id")
                .bind("id", id)
                .map(RESELLER)
                .findOne();
    }

    @Override
    public List<Reseller> findAll(Collection<Id<Reseller>> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.query("SELECT * FROM resellers WHERE id IN (<ids>) ORDER BY id")
                .bindList("ids", List.copyOf(ids))
                .map(RESELLER)
                .list();
    }

    @Override
    public List<Reseller> list(ResellerFilter filter, Page page) {
        var standing = filter.standing();
        return Pages.bind(
                        new Where("id > :after")
                                .and(
                                        "standing = :standing",
                                        "standing",
                                        standing == null ? null : standing.name())
                                .finding("searched", "id", filter.query())
                                .query(sql, "SELECT * FROM resellers", "ORDER BY id LIMIT :limit"),
                        page)
                .map(RESELLER)
                .list();
    }
}
