package dev.steelyard.cli.command;

import dev.steelyard.cli.api.ApiAnswer;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * Rewrites an API error about a JSON member, such as {@code redirect_uris}, to name the
 * command-line option instead.
 */
final class OptionErrorTranslator {
    private static final int SHOWN = 80;

    private OptionErrorTranslator() {}

    /** The refusal of an option's value, with the option, the value and a hint. */
    static ApiAnswer.Refused of(ApiAnswer.Refused refused, ApiCommand command, ParseResult parsed) {
        var member = refused.field();
        var field = member == null ? Optional.<ApiOption>empty() : field(command, member);
        return field.map(wrong -> of(refused, wrong, command, parsed)).orElse(refused);
    }

    /** Also finds a position in a list: {@code roles[2]}. */
    private static Optional<ApiOption> field(ApiCommand command, String member) {
        return command.options().stream()
                .filter(field -> member.split("[^a-z_]", 2)[0].equals(field.member()))
                .findFirst();
    }

    private static ApiAnswer.Refused of(
            ApiAnswer.Refused refused, ApiOption field, ApiCommand command, ParseResult parsed) {
        var given = given(field, parsed);
        var message =
                refused.message()
                        .replaceFirst("^An array of ", "A list, with commas between them, of ")
                        .replaceFirst(", or null$", ", or " + ApiOption.NONE);
        return new ApiAnswer.Refused(
                refused.status(),
                refused.code(),
                field.option()
                        + (given.isEmpty() ? "" : " " + given)
                        + ": "
                        + message
                        + field.list()
                                .map(list -> "; `steelyard " + list.command() + "` shows them")
                                .orElse(""),
                null,
                refused.version(),
                refused.changes(),
                refused.reference());
    }

    /** The bad part of the value, if known; a single-use code isn't repeated. */
    private static String given(ApiOption field, ParseResult parsed) {
        var all = field.member().equals("code") ? List.<String>of() : texts(field, parsed);
        var text = String.join(",", all);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static List<String> texts(ApiOption field, ParseResult parsed) {
        if (!parsed.hasMatchedOption(field.option())) {
            return List.of();
        }
        return parsed.matchedOption(field.option()).stringValues();
    }
}
