package dev.steelyard.cli.verb;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.option.TimeArgument;
import dev.steelyard.cli.option.WholeNumber;
import java.time.Instant;
import java.util.ArrayList;
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
                        parsed.commandSpec().commandLine(), missing(verb, variables.get(i), given));
            }
            path = path.replace("{" + variables.get(i) + "}", ApiRequest.segment(given));
        }
        return path;
    }

    private static String missing(Verb verb, String variable, String given) {
        var named = PathVariable.of(variable, verb.path());
        return (given.isEmpty() ? "" : "\"" + given + "\" names nothing: ")
                + PathVariable.label(variable)
                + " is missing, the "
                + (variable.equals("name") ? "name" : "id")
                + " of the "
                + named.noun()
                + "; `steelyard "
                + named.finder()
                + "` shows what there is";
    }

    /** What was asked for, where nothing of it can be seen: {@code application nope}. */
    static String subject(Verb verb, ParseResult parsed) {
        var variables = verb.variables();
        var words = new ArrayList<String>();
        for (int i = 0; i < variables.size(); i++) {
            words.add(
                    PathVariable.of(variables.get(i), verb.path()).noun()
                            + " "
                            + parsed.matchedPositionalValue(i, ""));
        }
        return (verb.ofOffer() ? "open offer of " : verb.ofRegistration() ? "registration of " : "")
                + String.join(" or ", words);
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
                query.put(field.member(), String.valueOf(value(field, parsed)));
            }
        }
        return query;
    }

    /** A shell's variable that isn't set must take nothing away: an empty list is a word. */
    private static List<String> list(String option, ParseResult parsed) {
        var texts = parsed.matchedOptionValue(option, List.<String>of());
        if (texts.equals(List.of("none"))) {
            return List.of();
        }
        if (texts.isEmpty() || texts.contains("")) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    option
                            + " is empty, or an element of it is; an empty list is "
                            + option
                            + " none");
        }
        return texts;
    }

    private static @Nullable Object value(Field field, ParseResult parsed) {
        var option = field.option();
        return switch (field.kind()) {
            case TEXT -> parsed.matchedOptionValue(option, "");
            case FLAG -> parsed.matchedOptionValue(option, Boolean.TRUE);
            case NUMBER -> parsed.matchedOptionValue(option, new WholeNumber(null)).number();
            case LIST -> list(option, parsed);
            case TIME, TERM -> parsed.matchedOptionValue(option, new TimeArgument(null)).text();
        };
    }

    /** What is made anew doesn't end before it begins. */
    static void checkTimes(Verb verb, ParseResult parsed, Instant now) {
        for (var field : verb.fields()) {
            boolean end = field.kind() == Field.Kind.TERM;
            if ((end || field.kind() == Field.Kind.TIME)
                    && verb.method().equals("POST")
                    && parsed.matchedOptionValue(field.option(), new TimeArgument(null))
                            .before(now)) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        field.option()
                                + " is in the past: a time to come"
                                + (end ? ", or never" : ""));
            }
        }
    }
}
