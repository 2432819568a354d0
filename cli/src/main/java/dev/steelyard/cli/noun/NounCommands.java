package dev.steelyard.cli.noun;

import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.verb.Verb;
import dev.steelyard.cli.verb.VerbCommand;
import dev.steelyard.cli.verb.VerbSpec;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Makes commands of the nouns. */
public final class NounCommands {
    private NounCommands() {}

    /** Adds all of them to a command. */
    public static void addTo(CommandLine parent, CommandContext context) {
        add(parent.getCommandSpec(), Nouns.WHOAMI, context);
        for (var noun : Nouns.ALL) {
            // Runs nothing by itself: a noun without a verb is wrong usage.
            var spec = CommandSpec.create().name(noun.name()).addOption(VerbSpec.help());
            spec.usageMessage().description(noun.about());
            noun.verbs().forEach(verb -> add(spec, verb, context));
            parent.addSubcommand(noun.name(), spec);
        }
    }

    private static void add(CommandSpec parent, Verb verb, CommandContext context) {
        parent.addSubcommand(verb.name(), VerbCommand.of(verb, context));
    }
}
