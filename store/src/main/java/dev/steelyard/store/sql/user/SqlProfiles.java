package dev.steelyard.store.sql.user;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.profile.Profiles;
import dev.steelyard.domain.user.User;
import dev.steelyard.store.sql.RowReader;
import dev.steelyard.store.sql.SqlExecutor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Stores the profiles of users, such as given name and address, in an SQL table. */
public record SqlProfiles(SqlExecutor sql) implements Profiles {
    private record Line(ProfileField field, String value) {}

    @Override
    public void put(Profile profile) {
        sql.update(
                        """
                        INSERT INTO profiles (user_id, updated) VALUES (:user, :updated)
                        ON CONFLICT (user_id) DO UPDATE SET updated = excluded.updated""")
                .bindMethods(profile)
                .execute();
        sql.execute("DELETE FROM profile_lines WHERE user_id = :key", profile.user());
        profile.values()
                .forEach(
                        (field, value) ->
                                sql.update(
                                                """
                                                INSERT INTO profile_lines (user_id, field, value)
                                                VALUES (:user, :field, :value)""")
                                        .bind("user", profile.user())
                                        .bind("field", field.name())
                                        .bind("value", value)
                                        .execute());
    }

    @Override
    public Optional<Profile> find(Id<User> user) {
        return sql.find(
                        "SELECT updated FROM profiles WHERE user_id = :key",
                        user,
                        RowReader.to(row -> row.instant("updated")))
                .map(updated -> new Profile(user, lines(user), updated));
    }

    private Map<ProfileField, String> lines(Id<User> user) {
        var values = new EnumMap<ProfileField, String>(ProfileField.class);
        sql.query("SELECT field, value FROM profile_lines WHERE user_id = :user")
                .bind("user", user)
                .map(
                        RowReader.to(
                                row ->
                                        new Line(
                                                row.constant("field", ProfileField.class),
                                                row.text("value"))))
                .forEach(line -> values.put(line.field(), line.value()));
        return values;
    }
}
