package dev.steelyard.store.sql.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.StaffMembers;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stores the staff members of the operator and of resellers in an SQL table. */
public record SqlStaffMembers(SqlExecutor sql) implements StaffMembers {
    private static final RowMapper<Staff> STAFF =
            RowReader.to(
                    row ->
                            new Staff(
                                    row.id("user_id"),
                                    Authority.parse(row.text("authority")),
                                    row.management("permissions"),
                                    row.number("version")));

    @Override
    public void put(Staff staff) {
        sql.update(
                        """
                        INSERT INTO staff (user_id, authority, permissions, version)
                        VALUES (:user, :authority, :permissions, 1)
                        ON CONFLICT (user_id) DO UPDATE
                        SET authority = excluded.authority, permissions = excluded.permissions,
                            version = staff.version + 1""")
                .bindMethods(staff)
                .execute();
    }

    @Override
    public boolean remove(Id<User> user) {
        return sql.execute("DELETE FROM staff WHERE user_id = :key", user) == 1;
    }

    @Override
    public Optional<Staff> find(Id<User> user) {
        return sql.find("SELECT * FROM staff WHERE user_id = :key", user, STAFF);
    }

    @Override
    public List<Staff> of(Authority authority) {
        return sql.list(
                "SELECT * FROM staff WHERE authority = :key ORDER BY user_id", authority, STAFF);
    }

    @Override
    public void lock() {
        sql.lock("staff");
    }
}
