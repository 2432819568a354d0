package dev.steelyard.store.sql.application;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.application.ApplicationFilter;
import dev.steelyard.domain.application.ApplicationStatus;
import dev.steelyard.domain.application.Applications;
import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores applications, which are customers' tenants, in an SQL table. */
public record SqlApplications(SqlExecutor sql) implements Applications {
    private static final String BY_ID = "SELECT * FROM applications WHERE id = :id";

    private static final RowMapper<Application> APPLICATION =
            RowReader.to(
                    row ->
                            new Application(
                                    row.id("id"),
                                    row.id("reseller_id"),
                                    row.text("name"),
                                    row.text("company"),
                                    row.instantOrNull("expiry"),
                                    row.flag("suspended"),
                                    row.constant("second_factor", SecondFactorPolicy.class),
                                    row.number("version")));

    @Override
    public void insert(Application application) {
        sql.update(
                        """
                        INSERT INTO applications
                            (id, reseller_id, name, company, searched, expiry, suspended,
                             second_factor, version)
                        VALUES (:id, :reseller, :name, :company, :searched, :expiry, :suspended,
                                :secondFactor, :version)""")
                .bindMethods(application)
                .execute();
    }

    @Override
    public boolean update(Application application) {
        boolean updated =
                sql.update(
                                        """
                                        UPDATE applications
                                        SET reseller_id = :reseller, name = :name,
                                            company = :company, searched = :searched,
                                            expiry = :expiry, suspended = :suspended,
                                            second_factor = :secondFactor,
                                            version = version + 1
                                        WHERE id = :id AND version = :version""")
                                .bindMethods(application)
                                .execute()
                        == 1;
        if (updated) {
            takeAlong(application);
        }
        return updated;
    }

    /** The reseller is kept with clients and credentials, too: they are found by it. */
    private void takeAlong(Application application) {
        int moved =
                sql.update(
                                """
                                UPDATE clients SET reseller_id = :reseller
                                WHERE application_id = :id AND reseller_id <> :reseller""")
                        .bindMethods(application)
                        .execute();
        if (moved > 0) {
            sql.update(
                            """
                            UPDATE credentials SET reseller_id = :reseller
                            WHERE holder_id IN (
                                SELECT id FROM clients WHERE application_id = :id)""")
                    .bindMethods(application)
                    .execute();
        }
    }

    @Override
    public Optional<Application> find(Id<Application> id) {
        return sql.query(BY_ID).bind("id", id).map(APPLICATION).findOne();
    }

    @Override
    public List<Application> findAll(Collection<Id<Application>> ids) {
        return sql.among(
                ids, "SELECT * FROM applications WHERE id IN (<among>) ORDER BY id", APPLICATION);
    }

    @Override
    public Optional<Application> lock(Id<Application> id) {
        return sql.locking(BY_ID).bind("id", id).map(APPLICATION).findOne();
    }

    @Override
    public List<Application> list(ApplicationFilter filter, Instant now, PageRequest page) {
        var where =
                new ListQueryBuilder()
                        .and("reseller_id = :reseller", "reseller", filter.reseller())
                        .finding("searched", "id", filter.query());
        var standing = filter.standing();
        if (standing != null) {
            narrow(where, standing, now);
        }
        return where.page(sql, "SELECT * FROM applications", "id", page).map(APPLICATION).list();
    }

    @Override
    public List<Application> ending(Instant from, Instant until, PageRequest page) {
        return new ListQueryBuilder()
                .and("suspended = 0")
                .and("expiry > :from", "from", from)
                .and("expiry <= :until", "until", until)
                .page(sql, "SELECT * FROM applications", "id", page)
                .map(APPLICATION)
                .list();
    }

    @Override
    public Optional<Id<Application>> namesake(Application application) {
        return sql.query(
                        """
                        SELECT * FROM applications
                        WHERE reseller_id = :reseller AND id <> :id AND LOWER(name) = LOWER(:name)
                        ORDER BY id LIMIT 1""")
                .bindMethods(application)
                .map(APPLICATION)
                .findOne()
                .map(Application::id);
    }

    /** As {@link ApplicationStatus#of} says it. */
    private static void narrow(ListQueryBuilder where, ApplicationStatus standing, Instant now) {
        var ended = now.minus(ApplicationStatus.GRACE_PERIOD);
        switch (standing) {
            case ACTIVE ->
                    where.and("suspended = 0").and("(expiry IS NULL OR expiry > :now)", "now", now);
            case GRACE ->
                    where.and("suspended = 0")
                            .and("expiry <= :now", "now", now)
                            .and("expiry > :ended", "ended", ended);
            case STOPPED -> where.and("(suspended = 1 OR expiry <= :ended)", "ended", ended);
        }
    }
}
