package dev.steelyard.cli.command;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.option.TimeArgument;
import dev.steelyard.cli.option.WholeNumber;
import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.reference.NamedList;
import dev.steelyard.cli.reference.NamedLists;
import dev.steelyard.operations.model.Operation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The parsed arguments of a command, sorted into path variables, query parameters and body members
 * of the API request.
 *
 * @param variables of the path, in order
 * @param scope the application of a named resource where the path lacks it; null: not given
 * @param query parameters
 * @param members of the body
 * @param edits of sets in the body, by their members
 */
record Arguments(
        Map<String, String> variables,
        @Nullable String scope,
        Map<String, String> query,
        Map<String, @Nullable Object> members,
        Map<String, SetEdit> edits) {

    /**
     * Parses and checks the arguments, without requests.
     *
     * @throws ParameterException an argument is missing or invalid
     */
    static Arguments read(ApiCommand command, ParseResult parsed, Instant now) {
        var arguments =
                new Arguments(
                        variables(command, parsed),
                        command.isScoped()
                                ? parsed.matchedOptionValue(ApiCommandLine.SCOPE, null)
                                : null,
                        query(command, parsed),
                        members(command, parsed),
                        edits(command, parsed));
        checkSets(command, parsed, arguments);
        checkTimes(command, parsed, now);
        if ((command.method().equals("PATCH") || command.keepsRest())
                && arguments.members.isEmpty()
                && arguments.edits.isEmpty()) {
            throw misuse(parsed, "Name at least one change");
        }
        if (command.shown() instanceof Display.Moved
                && !arguments.members.containsKey("seen")
                && !"true".equals(arguments.query.get(Operation.DRY_RUN))) {
            throw misuse(
                    parsed,
                    "First run the command with --dry-run to see the effect; then repeat it with the --seen value shown");
        }
        return arguments;
    }

    Arguments withMembers(Map<String, @Nullable Object> all) {
        return new Arguments(variables, scope, query, all, edits);
    }

    private static ParameterException misuse(ParseResult parsed, String message) {
        return new ParameterException(parsed.commandSpec().commandLine(), message);
    }

    private static Map<String, String> variables(ApiCommand command, ParseResult parsed) {
        var variables = new LinkedHashMap<String, String>();
        for (var variable : command.variables()) {
            String given = parsed.matchedPositionalValue(variables.size(), "");
            // Dots and empty text would change the path.
            if (given.isEmpty() || given.equals(".") || given.equals("..")) {
                throw misuse(parsed, missing(command, variable, given));
            }
            variables.put(variable, given);
        }
        return variables;
    }

    private static String missing(ApiCommand command, String variable, String given) {
        var list = NamedLists.ofVariable(variable, command.path());
        return (given.isEmpty() ? "" : "\"" + given + "\" names nothing: ")
                + NamedList.label(variable)
                + " is missing, the "
                + list.identifiedBy()
                + " of the "
                + list.words()
                + "; `steelyard "
                + list.command()
                + "` shows what there is";
    }

    /** The requested resource, for messages about its absence: {@code application nope}. */
    String subject(ApiCommand command) {
        var words =
                variables.entrySet().stream()
                        .map(
                                variable ->
                                        NamedLists.ofVariable(variable.getKey(), command.path())
                                                        .words()
                                                + " "
                                                + variable.getValue())
                        .collect(Collectors.joining(" or "));
        return (command.ofOffer()
                        ? "open offer of "
                        : command.ofRegistration() ? "registration of " : "")
                + words;
    }

    private static Map<String, @Nullable Object> members(ApiCommand command, ParseResult parsed) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var field : command.options()) {
            if (field.place() == ApiOption.Place.BODY && parsed.hasMatchedOption(field.option())) {
                members.put(field.member(), value(field, parsed));
            }
        }
        return members;
    }

    private static Map<String, SetEdit> edits(ApiCommand command, ParseResult parsed) {
        var edits = new LinkedHashMap<String, SetEdit>();
        for (var field : command.edited()) {
            var edit =
                    new SetEdit(
                            optional(field.addOption(), parsed),
                            optional(field.removeOption(), parsed));
            if (!edit.isEmpty()) {
                edits.put(field.member(), edit);
            }
        }
        return edits;
    }

    private static List<String> optional(String option, ParseResult parsed) {
        return parsed.hasMatchedOption(option) ? list(option, parsed) : List.of();
    }

    private static void checkSets(ApiCommand command, ParseResult parsed, Arguments arguments) {
        for (var field : command.edited()) {
            boolean replaced = arguments.members.containsKey(field.member());
            boolean edited = arguments.edits.containsKey(field.member());
            var edits = field.addOption() + " and " + field.removeOption();
            if (replaced && edited) {
                throw misuse(parsed, field.option() + " replaces all: say that, or " + edits);
            }
            if (field.required() && !replaced && !edited) {
                throw misuse(
                        parsed,
                        "Missing required option: '"
                                + field.option()
                                + "="
                                + field.label()
                                + "', or "
                                + edits);
            }
        }
    }

    private static Map<String, String> query(ApiCommand command, ParseResult parsed) {
        var query = new LinkedHashMap<String, String>();
        for (var field : command.options()) {
            if (field.place() == ApiOption.Place.QUERY && parsed.hasMatchedOption(field.option())) {
                query.put(field.member(), String.valueOf(value(field, parsed)));
            }
        }
        return query;
    }

    /** An unset shell variable must not empty a list: an empty list has a word of its own. */
    private static List<String> list(String option, ParseResult parsed) {
        var texts = parsed.matchedOptionValue(option, List.<String>of());
        if (texts.equals(List.of(ApiOption.NONE))) {
            return List.of();
        }
        if (texts.isEmpty() || texts.contains("")) {
            throw misuse(
                    parsed,
                    option
                            + " is empty, or an element of it is; an empty list is "
                            + option
                            + " none");
        }
        return texts;
    }

    private static @Nullable Object value(ApiOption field, ParseResult parsed) {
        var option = field.option();
        return switch (field.kind()) {
            case TEXT -> parsed.matchedOptionValue(option, "");
            case REMOVABLE -> removable(option, parsed);
            case FLAG -> parsed.matchedOptionValue(option, Boolean.TRUE);
            case NUMBER -> parsed.matchedOptionValue(option, new WholeNumber(null)).number();
            case LIST -> list(option, parsed);
            case TIME, TERM -> parsed.matchedOptionValue(option, new TimeArgument(null)).text();
        };
    }

    /** An unset shell variable must not remove a text. */
    private static @Nullable String removable(String option, ParseResult parsed) {
        String text = parsed.matchedOptionValue(option, "");
        if (text.isEmpty()) {
            throw misuse(parsed, option + " is empty; " + option + " none removes it");
        }
        return text.equals(ApiOption.NONE) ? null : text;
    }

    /** A new resource must not end before it begins. */
    private static void checkTimes(ApiCommand command, ParseResult parsed, Instant now) {
        for (var field : command.options()) {
            boolean end = field.kind() == ApiOption.Kind.TERM;
            if ((end || field.kind() == ApiOption.Kind.TIME)
                    && command.method().equals("POST")
                    && parsed.matchedOptionValue(field.option(), new TimeArgument(null))
                            .before(now)) {
                throw misuse(
                        parsed,
                        field.option()
                                + " is in the past: a time to come"
                                + (end ? ", or never" : ""));
            }
        }
    }

    /** A path with values in place of its variables. */
    static String path(String template, Map<String, String> variables) {
        var path = template;
        for (var variable : variables.entrySet()) {
            path =
                    path.replace(
                            "{" + variable.getKey() + "}", ApiRequest.segment(variable.getValue()));
        }
        return path;
    }

    /** The path of the resource that a change concerns. */
    String path(ApiCommand command) {
        return path(command.path(), variables);
    }

    /**
     * @param page the query parameters of the page
     */
    ApiRequest request(ApiCommand command, Map<String, String> page, @Nullable Long ifVersion) {
        boolean hasBody =
                switch (command.method()) {
                    case "PATCH", "PUT" -> true;
                    case "POST" -> !command.options().isEmpty();
                    default -> false;
                };
        var all = new LinkedHashMap<>(query);
        all.putAll(page);
        return new ApiRequest(
                command.method(), path(command), all, hasBody ? members : null, ifVersion);
    }
}
