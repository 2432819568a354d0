package dev.steelyard.store.sql;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.profile.RequestedClaims;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.session.Acr;
import dev.steelyard.domain.session.Authentication;
import dev.steelyard.domain.session.LoginMethod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids, times, enums and other values of the domain from the columns of a query's result row.
 * {@link ArgumentBinder} writes them.
 */
public record RowReader(ResultSet columns) {
    public interface Reader<T> {
        T read(RowReader row) throws SQLException;
    }

    public static <T> RowMapper<T> to(Reader<T> reader) {
        return (columns, _) -> reader.read(new RowReader(columns));
    }

    public String text(String column) throws SQLException {
        return columns.getString(column);
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return columns.getString(column);
    }

    public long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    public @Nullable Long numberOrNull(String column) throws SQLException {
        long number = columns.getLong(column);
        return columns.wasNull() ? null : number;
    }

    public boolean flag(String column) throws SQLException {
        return columns.getLong(column) != 0;
    }

    public <T> Id<T> id(String column) throws SQLException {
        return new Id<>(text(column));
    }

    public <T> @Nullable Id<T> idOrNull(String column) throws SQLException {
        var text = textOrNull(column);
        return text == null ? null : new Id<>(text);
    }

    public SecretHash hash(String column) throws SQLException {
        return new SecretHash(text(column));
    }

    public byte[] bytes(String column) throws SQLException {
        return Base64.getDecoder().decode(text(column));
    }

    public Instant instant(String column) throws SQLException {
        return Instant.ofEpochMilli(columns.getLong(column));
    }

    public @Nullable Instant instantOrNull(String column) throws SQLException {
        long millis = columns.getLong(column);
        return columns.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    public @Nullable Authority authorityOrNull(String column) throws SQLException {
        var text = textOrNull(column);
        return text == null ? null : Authority.parse(text);
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    public <E extends Enum<E>> @Nullable E constantOrNull(String column, Class<E> type)
            throws SQLException {
        var text = textOrNull(column);
        return text == null ? null : Enum.valueOf(type, text);
    }

    /** A set kept by {@link SetConverter}; empty where the column is null. */
    public <T> Set<T> words(String column, Function<String, T> value) throws SQLException {
        var text = textOrNull(column);
        return text == null ? Set.of() : SetConverter.split(text, value);
    }

    public Set<String> words(String column) throws SQLException {
        return words(column, Function.identity());
    }

    /** One that this version does not know is left out: it then allows less, never more. */
    public Set<ManagementPermission> management(String column) throws SQLException {
        return words(column).stream()
                .flatMap(word -> ManagementPermission.parse(word).stream())
                .collect(Collectors.toSet());
    }

    /** One that this version does not know is left out: it can't be told anyhow. */
    public Set<StandardClaim> claims(String column) throws SQLException {
        return words(column).stream()
                .flatMap(word -> StandardClaim.parse(word).stream())
                .collect(Collectors.toSet());
    }

    public Authentication authentication() throws SQLException {
        return new Authentication(
                instant("auth_time"),
                constant("acr", Acr.class),
                words("methods", LoginMethod::valueOf));
    }

    public RequestedClaims requestedClaims() throws SQLException {
        return new RequestedClaims(claims("userinfo_claims"), claims("id_token_claims"));
    }

    public <T> Set<Id<T>> ids(String column) throws SQLException {
        return words(column, Id<T>::new);
    }
}
