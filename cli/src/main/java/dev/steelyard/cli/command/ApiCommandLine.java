package dev.steelyard.cli.command;

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

/**
 * The picocli specification of a command such as {@code clients create}: its parameters, options
 * and help.
 */
public final class ApiCommandLine {
    static final String IF_VERSION = "--if-version";
    static final String SCOPE = "--application";

    private static final int LINE = 56;

    private final CommandSpec spec;
    private final InstantSource clock;
    private final ServerOptions server = new ServerOptions();
    private final OutputOption output = new OutputOption();
    private final PageOptions page = new PageOptions();

    ApiCommandLine(ApiCommand command, InstantSource clock, Callable<Integer> runs) {
        this.clock = clock;
        this.spec = CommandSpec.wrapWithoutInspection(runs).name(command.name());
        var usage = spec.usageMessage().description(command.about()).sortOptions(false);
        usage.customSynopsis(synopsis(command));
        if (!command.examples().isEmpty()) {
            usage.footer(footer(command.examples()));
        }
        var variables = command.variables();
        for (int i = 0; i < variables.size(); i++) {
            spec.addPositional(parameter(command, i));
        }
        for (var field : command.options()) {
            boolean edited = command.edited().contains(field);
            spec.addOption(option(field, field.required() && !edited));
            if (edited) {
                spec.addOption(edit(field, field.addOption(), "Add these."));
                spec.addOption(edit(field, field.removeOption(), "Remove these."));
            }
        }
        if (command.isScoped()) {
            spec.addOption(scope());
        }
        if (command.versioned()) {
            spec.addOption(ifVersion());
        }
        if (command.shown() instanceof Display.Rows(_, boolean paged, _) && paged) {
            spec.addMixin("page", CommandSpec.forAnnotatedObject(page));
        }
        spec.addMixin("output", CommandSpec.forAnnotatedObject(output));
        spec.addMixin("server", CommandSpec.forAnnotatedObject(server));
        spec.addOption(help());
    }

    public CommandSpec command() {
        return spec;
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

    /** The required arguments, and a mark for others; on a line of its own where long. */
    private static String[] synopsis(ApiCommand command) {
        var name =
                Stream.concat(
                                Stream.of("${COMMAND-FULL-NAME}"),
                                command.variables().stream().map(NamedList::label))
                        .collect(Collectors.joining(" "));
        var options =
                Stream.concat(
                                command.options().stream()
                                        .filter(ApiOption::required)
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

    private static PositionalParamSpec parameter(ApiCommand command, int index) {
        var variable = command.variables().get(index);
        return PositionalParamSpec.builder()
                .index(String.valueOf(index))
                .arity("1")
                .paramLabel(NamedList.label(variable))
                .type(String.class)
                .description(
                        "Its "
                                + NamedLists.ofVariable(variable, command.path()).identifiedBy()
                                + ".")
                .build();
    }

    private static OptionSpec scope() {
        return OptionSpec.builder(SCOPE)
                .paramLabel("APPLICATION")
                .type(String.class)
                .description(
                        "The resource's application, by name or id; required to find the resource by name.")
                .build();
    }

    private static OptionSpec ifVersion() {
        return OptionSpec.builder(IF_VERSION)
                .paramLabel("NUMBER")
                .type(Long.class)
                .description("Make the change only if the resource still has this version.")
                .build();
    }

    private static OptionSpec edit(ApiOption field, String name, String about) {
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

    private OptionSpec option(ApiOption field, boolean required) {
        var option =
                OptionSpec.builder(field.option())
                        .paramLabel(field.label())
                        .required(required)
                        .description(field.about());
        return switch (field.kind()) {
            case TEXT, REMOVABLE -> option.type(String.class).build();
            case FLAG -> option.type(Boolean.class).arity("0..1").fallbackValue("true").build();
            case NUMBER ->
                    option.type(WholeNumber.class).converters(ApiCommandLine::amount).build();
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

    private OptionSpec moment(OptionSpec.Builder option, ApiOption field, boolean orNever) {
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
