package dev.steelyard.store.sql.user;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.MemberFilter;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Memberships;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores users' memberships of applications and their roles in SQL tables. */
public record SqlMemberships(SqlExecutor sql) implements Memberships {
    private static final String SELECT =
            """
            SELECT m.user_id, m.application_id, m.version,
                (SELECT string_agg(r.role_id, ' ') FROM membership_roles r
                 WHERE r.user_id = m.user_id AND r.application_id = m.application_id) AS roles
            FROM memberships m
            """;

    private static final String HAVING =
            """
            EXISTS (
                SELECT 1 FROM membership_roles h
                WHERE h.user_id = m.user_id AND h.application_id = m.application_id
                  AND h.role_id = :role)""";

    private static final RowMapper<Membership> MEMBERSHIP =
            RowReader.to(
                    row ->
                            new Membership(
                                    row.id("user_id"),
                                    row.id("application_id"),
                                    row.ids("roles"),
                                    row.number("version")));

    @Override
    public void put(Membership membership) {
        sql.update(
                        """
                        INSERT INTO memberships (user_id, application_id, version)
                        VALUES (:user, :application, 1)
                        ON CONFLICT (user_id, application_id) DO UPDATE
                        SET version = memberships.version + 1""")
                .bindMethods(membership)
                .execute();
        removeRoles(membership.user(), membership.application());
        sql.insertEach(
                """
                INSERT INTO membership_roles (user_id, application_id, role_id)
                VALUES (:user, :application, :member)""",
                membership,
                membership.roles());
    }

    @Override
    public boolean remove(Id<User> user, Id<Application> application) {
        removeRoles(user, application);
        return sql.update(
                                """
                                DELETE FROM memberships
                                WHERE user_id = :user AND application_id = :application""")
                        .bind("user", user)
                        .bind("application", application)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Membership> find(Id<User> user, Id<Application> application) {
        return sql.query(SELECT + "WHERE m.user_id = :user AND m.application_id = :application")
                .bind("user", user)
                .bind("application", application)
                .map(MEMBERSHIP)
                .findOne();
    }

    @Override
    public List<Id<User>> holding(Id<Role> role) {
        return sql.list(
                "SELECT user_id FROM membership_roles WHERE role_id = :key ORDER BY user_id",
                role,
                RowReader.to(row -> row.<User>id("user_id")));
    }

    @Override
    public int count(Id<Application> application) {
        return sql.count(
                "SELECT count(*) FROM memberships WHERE application_id = :key", application);
    }

    @Override
    public List<Membership> ofUser(Id<User> user) {
        return sql.list(
                SELECT + "WHERE m.user_id = :key ORDER BY m.application_id", user, MEMBERSHIP);
    }

    @Override
    public List<Membership> ofApplication(
            Id<Application> application, MemberFilter filter, PageRequest page) {
        var email = filter.email();
        var query = filter.query();
        var where =
                new ListQueryBuilder("m.application_id = :application")
                        .with("application", application)
                        .and(
                                "u.email_normalised = :email",
                                "email",
                                email == null ? null : email.normalised())
                        .and(HAVING, "role", filter.role())
                        .finding("u.name_normalised", "u.id", query);
        var people = email == null && query == null ? "" : "JOIN users u ON u.id = m.user_id";
        return where.page(sql, SELECT + people, "m.user_id", page).map(MEMBERSHIP).list();
    }

    private void removeRoles(Id<User> user, Id<Application> application) {
        sql.update(
                        """
                        DELETE FROM membership_roles
                        WHERE user_id = :user AND application_id = :application""")
                .bind("user", user)
                .bind("application", application)
                .execute();
    }
}
