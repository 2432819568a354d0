package dev.steelyard.store.sql;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.secret.SecretHash;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.user.EmailAddress;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.argument.NullArgument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;

/**
 * Binds ids, times, enums and other values of the domain to SQL parameters of type TEXT and BIGINT.
 * {@link RowReader} reads them.
 */
final class ArgumentBinder implements ArgumentFactory.Preparable {
    private static final List<Class<?>> TEXTS =
            List.of(
                    Id.class,
                    SecretHash.class,
                    Authority.class,
                    EmailAddress.class,
                    Enum.class,
                    AuditedProperties.class,
                    byte[].class,
                    Collection.class);

    private static final List<Class<?>> NUMBERS =
            List.of(Instant.class, Duration.class, Boolean.class, boolean.class);

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        var erased = GenericTypes.getErasedType(type);
        if (TEXTS.stream().anyMatch(text -> text.isAssignableFrom(erased))) {
            return Optional.of(
                    value ->
                            value == null
                                    ? new NullArgument(Types.VARCHAR)
                                    : (position, statement, _) ->
                                            statement.setString(position, text(value)));
        }
        return NUMBERS.contains(erased)
                ? Optional.of(
                        value ->
                                value == null
                                        ? new NullArgument(Types.BIGINT)
                                        : (position, statement, _) ->
                                                statement.setLong(position, number(value)))
                : Optional.empty();
    }

    /** A value as TEXT. A collection becomes words: see {@link SetConverter}. */
    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Id<?> id -> id.hex();
            case SecretHash hash -> hash.text();
            case Authority authority -> authority.claim();
            case EmailAddress email -> email.written();
            case ChangeKey key -> key.text();
            case ManagementPermission permission -> permission.permission();
            case StandardClaim claim -> claim.text();
            case EventType type -> type.word();
            case Enum<?> constant -> constant.name();
            case AuditedProperties facts -> AuditedPropertyConverter.write(facts);
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Collection<?> values -> SetConverter.join(values);
            default -> throw new IllegalArgumentException("no text: " + value.getClass());
        };
    }

    private static long number(Object value) {
        return switch (value) {
            case Instant instant -> instant.toEpochMilli();
            case Duration duration -> duration.toMillis();
            case Boolean flag -> flag ? 1 : 0;
            default -> throw new IllegalArgumentException("no number: " + value.getClass());
        };
    }
}
