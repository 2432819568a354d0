package dev.steelyard.cli.apply.kind;

import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.Kind;
import dev.steelyard.domain.client.setting.Setting;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client's setting as a file describes it. */
final class SettingAttribute {
    private SettingAttribute() {}

    static Attribute of(Setting<?> setting) {
        return of(setting, ClientSettings.SAFE);
    }

    /**
     * @param usual the settings of a client of which nothing else is said
     */
    static Attribute of(Setting<?> setting, ClientSettings usual) {
        var name = setting.name();
        var standard = setting.written(usual);
        return switch (setting.kind()) {
            case Kind.Flag _ -> Attribute.flag(name, Boolean.TRUE.equals(standard));
            case Kind.Text _, Kind.Uri _ -> Attribute.text(name).otherwise(text(standard));
            case Kind.Uris _ -> Attribute.list(name).otherwise(Value.Texts.of(texts(standard)));
            case Kind.Choice<?> choice ->
                    Attribute.text(name).among(choice.words().keySet()).otherwise(text(standard));
            case Kind.Time _ -> Attribute.time(name);
            case Kind.Seconds _ -> Attribute.number(name);
        };
    }

    private static Value text(@Nullable Object standard) {
        return new Value.Text(standard == null ? "" : standard.toString());
    }

    private static List<String> texts(@Nullable Object standard) {
        return standard instanceof Collection<?> all
                ? all.stream().map(Object::toString).toList()
                : List.of();
    }
}
