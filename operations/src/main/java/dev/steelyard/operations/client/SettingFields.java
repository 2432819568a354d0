package dev.steelyard.operations.client;

import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.SettingType;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Input;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Defines the fields of a client's optional settings in requests and responses, such as {@code
 * token_endpoint_auth_method}. Their values are those that {@link SettingType} writes; a text that
 * a client does not have is empty.
 */
public final class SettingFields {
    /** The settings that a user can change. */
    public static final List<Field<?>> CHANGEABLE =
            Settings.CHANGEABLE.stream().<Field<?>>map(SettingFields::of).toList();

    private SettingFields() {}

    public static Field<?> of(Setting<?> setting) {
        return of(setting, ClientSettings.SAFE);
    }

    /**
     * @param usual the settings of a client whose creation does not mention the setting
     */
    public static Field<?> of(Setting<?> setting, ClientSettings usual) {
        var field = typed(setting).more(setting.more());
        var standard = answered(setting, usual);
        return standard == null ? field : field.otherwise(standard);
    }

    private static Field<?> typed(Setting<?> setting) {
        var name = setting.name();
        var about = setting.about();
        var label = setting.kind().label();
        return switch (setting.kind()) {
            case SettingType.Flag() -> Fields.flag(name, about);
            case SettingType.Text _, SettingType.Uri _ ->
                    Field.of(name, Types.text(label, "A string"), about);
            case SettingType.Uris() -> Field.of(name, Types.texts("URI"), about);
            case SettingType.Choice<?> choice -> Field.of(name, word(choice), about);
            case SettingType.Time() -> Fields.time(name, about).orNull();
            case SettingType.Seconds() ->
                    Field.of(
                                    name,
                                    new Type.Whole(label, 0, Long.MAX_VALUE, "Seconds, 0 or more"),
                                    about)
                            .orNull();
        };
    }

    private static Type<String> word(SettingType.Choice<?> choice) {
        var words = List.copyOf(choice.words().keySet());
        return new Type.Text<>(
                choice.label(),
                new Type.Facets(words, 0, 0, null, null),
                choice.allowed(),
                text -> Optional.of(text).filter(words::contains),
                UnaryOperator.identity());
    }

    /** The settings that a body mentions. */
    static SettingValues read(Input in) {
        var values = SettingValues.NONE;
        for (var setting : Settings.CHANGEABLE) {
            if (in.has(of(setting))) {
                values = values.reading(setting, written(in, setting));
            }
        }
        return values;
    }

    /** The value of one setting; none where the body does not mention it. */
    public static <V extends @Nullable Object> V read(Input in, Setting<V> setting) {
        return setting.kind().read(written(in, setting));
    }

    private static @Nullable Object written(Input in, Setting<?> setting) {
        return in.optional(of(setting)).orElse(null);
    }

    /**
     * A shape with every setting.
     *
     * @param value of a setting; null: the member is null
     */
    static <V> ObjectSchema<V> all(
            ObjectSchema<V> shape, Function<Setting<?>, Function<V, @Nullable Object>> value) {
        var all = shape;
        for (var setting : Settings.ALL) {
            all = with(all, of(setting), value.apply(setting));
        }
        return all;
    }

    // A kind writes what the type of its field writes; null: the member is null.
    @SuppressWarnings({"unchecked", "NullAway"})
    public static <V, T> ObjectSchema<V> with(
            ObjectSchema<V> shape, Field<T> field, Function<V, @Nullable Object> value) {
        return shape.with(field, view -> (T) value.apply(view));
    }

    /** The value for an answer: as it is answered, it may be sent. */
    public static @Nullable Object answered(Setting<?> setting, ClientSettings settings) {
        return answered(setting.kind(), setting.written(settings));
    }

    /** As {@link #answered(Setting, ClientSettings)}, of a value that a kind wrote. */
    public static @Nullable Object answered(SettingType<?> kind, @Nullable Object written) {
        return switch (kind) {
            case SettingType.Text _, SettingType.Uri _, SettingType.Choice<?> _ ->
                    written == null ? "" : written;
            case SettingType.Flag _,
                    SettingType.Uris _,
                    SettingType.Time _,
                    SettingType.Seconds _ ->
                    written;
        };
    }
}
