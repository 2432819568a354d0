package dev.steelyard.store.sql;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.invitation.Invitation;
import dev.steelyard.domain.invitation.Invitations;
import dev.steelyard.domain.manage.ManagementPermission;
import dev.steelyard.domain.user.EmailAddress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

record SqlInvitations(Sql sql) implements Invitations {
    private static final RowMapper<Invitation> INVITATION =
            Row.to(
                    row ->
                            new Invitation(
                                    row.id("id"),
                                    row.hash("hash"),
                                    email(row),
                                    row.idOrNull("application_id"),
                                    row.ids("roles"),
                                    row.authorityOrNull("authority"),
                                    row.management("permissions"),
                                    row.instant("expires"),
                                    row.instantOrNull("used")));

    @Override
    public void insert(Invitation invitation) {
        var email = invitation.email();
        var authority = invitation.authority();
        sql.update(
                        """
                        INSERT INTO invitations
                            (id, hash, email, application_id, authority, permissions, expires, used)
                        VALUES
                            (:id, :hash, :email, :application, :authority, :permissions, :expires, :used)""")
                .bind("id", invitation.id())
                .bind("hash", invitation.hash())
                .bind("email", email == null ? null : email.written())
                .bind("application", invitation.application())
                .bind("authority", authority == null ? null : authority.claim())
                .bind(
                        "permissions",
                        Words.join(invitation.permissions(), ManagementPermission::permission))
                .bind("expires", invitation.expires())
                .bind("used", invitation.used())
                .execute();
        var batch =
                sql.batch(
                        """
                        INSERT INTO invitation_roles (invitation_id, role_id)
                        VALUES (:id, :role)""");
        for (var role : invitation.roles()) {
            batch.bind("id", invitation.id()).bind("role", role).add();
        }
        batch.execute();
    }

    @Override
    public Optional<Invitation> find(Id<Invitation> id) {
        return sql.query(
                        """
                        SELECT i.*, (SELECT string_agg(r.role_id, ' ') FROM invitation_roles r
                                     WHERE r.invitation_id = i.id) AS roles
                        FROM invitations i WHERE i.id = :id""")
                .bind("id", id)
                .map(INVITATION)
                .findOne();
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

    private static @Nullable EmailAddress email(Row row) throws SQLException {
        var written = row.textOrNull("email");
        return written == null ? null : new EmailAddress(written);
    }
}
