package dev.steelyard.cli.command;

import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.operations.Nouns;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.SuccessResponse;
import dev.steelyard.operations.schema.Type;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Builds a command group for each kind of resource, such as {@code clients}, from the descriptions
 * of its API operations.
 */
public final class NounCommandBuilder {
    private NounCommandBuilder() {}

    /**
     * Adds all groups to a command.
     *
     * @param used tells for a noun whether its group gets its commands
     */
    public static void addTo(CommandLine parent, CommandContext context, Predicate<String> used) {
        add(parent.getCommandSpec(), "", context);
        for (var noun : Nouns.ALL) {
            if (commands(noun.name()).findAny().isEmpty()) {
                continue;
            }
            // Has no action: a noun alone is wrong usage.
            var spec = CommandSpec.create().name(noun.name()).addOption(ApiCommandLine.help());
            spec.usageMessage().description(noun.about());
            if (used.test(noun.name())) {
                add(spec, noun.name(), context);
            }
            parent.addSubcommand(noun.name(), spec);
        }
    }

    private static void add(CommandSpec parent, String name, CommandContext context) {
        commands(name)
                .map(ApiCommand::of)
                .forEach(
                        command ->
                                parent.addSubcommand(
                                        command.name(), ApiCommandRunner.of(command, context)));
    }

    private static Stream<Operation<?, ?>> commands(String name) {
        return Nouns.ALL.stream().flatMap(noun -> below(name, noun));
    }

    private static Stream<Operation<?, ?>> below(String name, Noun noun) {
        return noun.operations().stream()
                .filter(NounCommandBuilder::isCommand)
                .filter(
                        one ->
                                Objects.requireNonNullElse(one.command().noun(), noun.name())
                                        .equals(name));
    }

    /** JSON Lines have a command of their own; files cover lists of objects. */
    private static boolean isCommand(Operation<?, ?> operation) {
        return !(operation.answer() instanceof SuccessResponse.Lines<?>)
                && operation.reads().body().fields().stream()
                        .noneMatch(field -> field.type() instanceof Type.Objects<?>);
    }
}
