package dev.steelyard.cli.verb;

import dev.steelyard.cli.option.PageOptions;
import dev.steelyard.cli.option.ServerOptions;
import dev.steelyard.cli.option.TimeArgument;
import dev.steelyard.cli.option.WholeNumber;
import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.output.OutputOption;
import dev.steelyard.cli.reference.NamedList;
import dev.steelyard.cli.reference.NamedLists;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.TypeConversionException;

/** A verb as picocli knows it: its parameters, options and help. */
public final class VerbSpec {
    static final String IF_VERSION = "--if-version";
    static final String SCOPE = "--application";

    private static final int LINE = 56;

    private final CommandSpec command;
    private final InstantSource clock;
    private final ServerOptions server = new ServerOptions();
    private final OutputOption output = new OutputOption();
    private final PageOptions page = new PageOptions();

    VerbSpec(Verb verb, InstantSource clock, Callable<Integer> runs) {
        this.clock = clock;
        this.command = CommandSpec.wrapWithoutInspection(runs).name(verb.name());
        var usage = command.usageMessage().description(verb.about()).sortOptions(false);
        usage.customSynopsis(synopsis(verb));
        if (!verb.examples().isEmpty()) {
            usage.footer(footer(verb.examples()));
        }
        var variables = verb.variables();
        for (int i = 0; i < variables.size(); i++) {
            command.addPositional(parameter(verb, i));
        }
        for (var field : verb.fields()) {
            boolean edited = verb.edited().contains(field);
            command.addOption(option(field, field.required() && !edited));
            if (edited) {
                command.addOption(edit(field, field.addOption(), "Add these."));
                command.addOption(edit(field, field.removeOption(), "Remove these."));
            }
        }
        if (verb.isScoped()) {
            command.addOption(scope());
        }
        if (verb.versioned()) {
            command.addOption(ifVersion());
        }
        if (verb.shown() instanceof Display.Rows(_, boolean paged, _) && paged) {
            command.addMixin("page", CommandSpec.forAnnotatedObject(page));
        }
        command.addMixin("output", CommandSpec.forAnnotatedObject(output));
        command.addMixin("server", CommandSpec.forAnnotatedObject(server));
        command.addOption(help());
    }

    public CommandSpec command() {
        return command;
    }

    ServerOptions server() {
        return server;
    }

    OutputOption output() {
        return output;
    }

    PageOptions page() {
        return page;
    }

    public static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build();
    }

    /** What must be said, and that there is more; in a line of its own where that is long. */
    private static String[] synopsis(Verb verb) {
        var name =
                Stream.concat(
                                Stream.of("${COMMAND-FULL-NAME}"),
                                verb.variables().stream().map(NamedList::label))
                        .collect(Collectors.joining(" "));
        var options =
                Stream.concat(
                                verb.fields().stream()
                                        .filter(Field::required)
                                        .map(field -> field.option() + " " + field.label()),
                                Stream.of("[OPTIONS]"))
                        .collect(Collectors.joining(" "));
        return options.length() > LINE
                ? new String[] {name, "         " + options}
                : new String[] {name + " " + options};
    }

    private static String[] footer(List<String> examples) {
        return Stream.concat(
                        Stream.of("", examples.size() == 1 ? "Example:" : "Examples:"),
                        examples.stream().map(ExampleLines::lines).flatMap(List::stream))
                .toArray(String[]::new);
    }

    private static PositionalParamSpec parameter(Verb verb, int index) {
        var variable = verb.variables().get(index);
        return PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .arity("1")
                .paramLabel(NamedList.label(variable))
                .type(String.class)
                .description(
                        "Its " + NamedLists.ofVariable(variable, verb.path()).identifiedBy() + ".")
                .build();
    }

    private static OptionSpec scope() {
        return OptionSpec.builder(SCOPE)
                .paramLabel("APPLICATION")
                .type(String.class)
                .description("Its application, by name or id: needed to find it by its name.")
                .build();
    }

    private static OptionSpec ifVersion() {
        return OptionSpec.builder(IF_VERSION)
                .paramLabel("NUMBER")
                .type(Long.class)
                .description("Only if it still has this version.")
                .build();
    }

    private static OptionSpec edit(Field field, String name, String about) {
        return list(OptionSpec.builder(name).paramLabel(field.label()).description(about));
    }

    private static OptionSpec list(OptionSpec.Builder option) {
        return option.type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .splitRegex(",")
                .hideParamSyntax(true)
                .build();
    }

    private OptionSpec option(Field field, boolean required) {
        var option =
                OptionSpec.builder(field.option())
                        .paramLabel(field.label())
                        .required(required)
                        .description(field.about());
        return switch (field.kind()) {
            case TEXT -> option.type(String.class).build();
            case FLAG -> option.type(Boolean.class).arity("0..1").fallbackValue("true").build();
            case NUMBER -> option.type(WholeNumber.class).converters(VerbSpec::amount).build();
            case LIST -> list(option);
            case TIME -> moment(option, field, false);
            case TERM -> moment(option, field, true);
        };
    }

    private static WholeNumber amount(String text) {
        try {
            return WholeNumber.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private OptionSpec moment(OptionSpec.Builder option, Field field, boolean orNever) {
        return option.type(TimeArgument.class)
                .converters(text -> moment(text, orNever))
                .description(field.about() + " " + TimeArgument.allowed(orNever) + ".")
                .build();
    }

    private TimeArgument moment(String text, boolean orNever) {
        try {
            return TimeArgument.parse(text, orNever, clock.instant());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
