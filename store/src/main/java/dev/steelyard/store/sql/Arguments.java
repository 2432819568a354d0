package dev.steelyard.store.sql;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.secret.SecretHash;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Writes the domain's values as TEXT and BIGINT; {@link Row} reads them. */
final class Arguments implements ArgumentFactory.Preparable {
    private static final Map<Type, Function<Object, Argument>> BY_TYPE =
            Map.of(
                    Id.class, value -> text(((Id<?>) value).hex()),
                    SecretHash.class, value -> text(((SecretHash) value).text()),
                    Instant.class, value -> number(((Instant) value).toEpochMilli()),
                    Boolean.class, value -> number((Boolean) value ? 1 : 0),
                    boolean.class, value -> number((Boolean) value ? 1 : 0));

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static Argument text(String value) {
        return (position, statement, _) -> statement.setString(position, value);
    }

    private static Argument number(long value) {
        return (position, statement, _) -> statement.setLong(position, value);
    }
}
