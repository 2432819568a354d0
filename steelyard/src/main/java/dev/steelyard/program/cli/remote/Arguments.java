package dev.steelyard.program.cli.remote;

import dev.steelyard.program.client.ApiRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads what was typed as the parts of a request. */
final class Arguments {
    private Arguments() {}

    static String path(Verb verb, ParseResult parsed) {
        var path = verb.path();
        var variables = verb.variables();
        for (int i = 0; i < variables.size(); i++) {
            String given = parsed.matchedPositionalValue(i, "");
            // Dots and nothing would make another path of it.
            if (given.isEmpty() || given.equals(".") || given.equals("..")) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(), "\"" + given + "\" names nothing");
            }
            path = path.replace("{" + variables.get(i) + "}", ApiRequest.segment(given));
        }
        return path;
    }

    /** The members of the body that were given. */
    static Map<String, @Nullable Object> members(Verb verb, ParseResult parsed) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var field : verb.fields()) {
            if (field.place() == Field.Place.BODY && parsed.hasMatchedOption(field.option())) {
                members.put(field.member(), value(field, parsed));
            }
        }
        return members;
    }

    static Map<String, String> query(Verb verb, ParseResult parsed) {
        var query = new LinkedHashMap<String, String>();
        for (var field : verb.fields()) {
            if (field.place() == Field.Place.QUERY && parsed.hasMatchedOption(field.option())) {
                query.put(field.member(), parsed.matchedOptionValue(field.option(), ""));
            }
        }
        return query;
    }

    private static @Nullable Object value(Field field, ParseResult parsed) {
        var option = field.option();
        return switch (field.kind()) {
            case TEXT -> parsed.matchedOptionValue(option, "");
            case FLAG -> parsed.matchedOptionValue(option, Boolean.TRUE);
            case LIST ->
                    // One empty text is how an empty list is written: --origins=
                    parsed.matchedOptionValue(option, List.<String>of()).stream()
                            .filter(text -> !text.isEmpty())
                            .toList();
            case TIME -> parsed.matchedOptionValue(option, new Moment(null)).text();
        };
    }
}
