package dev.steelyard.cli.noun;

import dev.steelyard.cli.verb.Field;
import dev.steelyard.domain.client.setting.Kind;
import dev.steelyard.domain.client.setting.Setting;

/** The option of a client's setting. */
final class SettingField {
    private SettingField() {}

    static Field of(Setting<?> setting) {
        var name = setting.name();
        var label = setting.kind().label();
        var about = setting.about();
        return switch (setting.kind()) {
            case Kind.Flag _ -> Field.flag(name, about);
            case Kind.Text _, Kind.Uri _ -> Field.text(name, label, or(about, "; \"\" for none."));
            case Kind.Uris _ -> Field.list(name, label, about);
            case Kind.Choice<?> choice ->
                    Field.text(
                            name,
                            label,
                            or(
                                    about,
                                    ": "
                                            + String.join(", ", choice.named())
                                            + (choice.optional() ? "; \"\" for none." : ".")));
            case Kind.Seconds _ -> Field.number(name, label, or(about, "; none for none."));
            case Kind.Time _ -> Field.term(name, about);
        };
    }

    private static String or(String sentence, String end) {
        return sentence.substring(0, sentence.length() - 1) + end;
    }
}
