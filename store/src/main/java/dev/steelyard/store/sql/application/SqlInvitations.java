package dev.steelyard.store.sql.application;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Invitations;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.store.sql.ListQueryBuilder;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Stores invitations to become a member of an application or staff in an SQL table. */
public record SqlInvitations(SqlExecutor sql) implements Invitations {
    private static final String SELECT =
            """
            SELECT i.*, (SELECT string_agg(r.role_id, ' ') FROM invitation_roles r
                         WHERE r.invitation_id = i.id) AS roles
            FROM invitations i
            """;

    private static final String GIVING =
            """
            EXISTS (
                SELECT 1 FROM invitation_roles g
                WHERE g.invitation_id = i.id AND g.role_id = :role)""";

    private static final RowMapper<Invitation> INVITATION =
            RowReader.to(
                    row ->
                            new Invitation(
                                    row.id("id"),
                                    row.hash("hash"),
                                    InviterColumnMapper.read(row),
                                    email(row),
                                    row.idOrNull("application_id"),
                                    row.ids("roles"),
                                    row.authorityOrNull("authority"),
                                    row.management("permissions"),
                                    row.instant("expires"),
                                    (int) row.number("attempts"),
                                    row.instantOrNull("used")));

    @Override
    public void insert(Invitation invitation) {
        InviterColumnMapper.bind(
                        sql.update(
                                """
                                INSERT INTO invitations
                                    (id, hash, inviter_client, inviter_user, inviter_at, email,
                                     application_id, authority, permissions, expires, attempts, used)
                                VALUES
                                    (:id, :hash, :inviterClient, :inviterUser, :inviterAt, :email,
                                     :application, :authority, :permissions, :expires, :attempts, :used)"""),
                        invitation.inviter())
                .bindMethods(invitation)
                .execute();
        sql.insertEach(
                "INSERT INTO invitation_roles (invitation_id, role_id) VALUES (:id, :member)",
                invitation,
                invitation.roles());
    }

    @Override
    public Optional<Invitation> find(Id<Invitation> id) {
        return sql.find(SELECT + "WHERE i.id = :key", id, INVITATION);
    }

    @Override
    public List<Invitation> openInto(
            Id<Application> application, @Nullable Id<Role> role, Instant now, PageRequest page) {
        return new ListQueryBuilder("i.application_id = :application")
                .with("application", application)
                .and("i.used IS NULL")
                .and("i.expires > :now", "now", now)
                .and(GIVING, "role", role)
                .page(sql, SELECT, "i.id", page)
                .map(INVITATION)
                .list();
    }

    @Override
    public int countOpenInto(Id<Application> application, Instant now) {
        return sql.query(
                        """
                        SELECT count(*) FROM invitations
                        WHERE application_id = :application AND used IS NULL AND expires > :now""")
                .bind("application", application)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void endInto(Id<Application> application) {
        sql.execute(
                "DELETE FROM invitations WHERE application_id = :key AND used IS NULL",
                application);
    }

    @Override
    public List<Invitation> openToStaff(Authority authority, Instant now) {
        return sql.query(
                        SELECT
                                + """
                                WHERE i.authority = :authority
                                    AND i.used IS NULL AND i.expires > :now
                                ORDER BY i.id""")
                .bind("authority", authority)
                .bind("now", now)
                .map(INVITATION)
                .list();
    }

    @Override
    public int countOpenToStaff(Authority authority, Instant now) {
        return sql.query(
                        """
                        SELECT count(*) FROM invitations
                        WHERE authority = :authority AND used IS NULL AND expires > :now""")
                .bind("authority", authority)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public boolean attempt(Id<Invitation> id) {
        return sql.update(
                                """
                                UPDATE invitations SET attempts = attempts + 1
                                WHERE id = :id AND attempts < :most""")
                        .bind("id", id)
                        .bind("most", Invitation.MOST_ATTEMPTS)
                        .execute()
                == 1;
    }

    @Override
    public void markMailed(Id<Invitation> id) {
        sql.execute("UPDATE invitations SET mailed = 1 WHERE id = :key", id);
    }

    @Override
    public boolean isMailed(Id<Invitation> id) {
        return sql.count("SELECT COUNT(*) FROM invitations WHERE id = :key AND mailed = 1", id)
                == 1;
    }

    @Override
    public boolean remove(Id<Invitation> id) {
        return sql.execute("DELETE FROM invitations WHERE id = :key AND used IS NULL", id) == 1;
    }

    @Override
    public boolean accept(Id<Invitation> id, Instant now) {
        return sql.update(
                                """
                                UPDATE invitations SET used = :now
                                WHERE id = :id AND used IS NULL AND expires > :now""")
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private static @Nullable EmailAddress email(RowReader row) throws SQLException {
        var written = row.textOrNull("email");
        return written == null ? null : new EmailAddress(written);
    }
}
