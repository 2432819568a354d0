package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.option.CommandContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Help of every command, and a store that cannot be opened. */
@SuppressWarnings("NullAway.Init")
class UsageTest {
    private static final Map<String, String> NOTHING_SET = Map.of("HOME", "/nonexistent");

    @TempDir Path folder;

    private static List<CommandLine> commands() {
        return leaves(
                SteelyardCommand.commandLine(
                        new CommandContext(NOTHING_SET, InstantSource.system()),
                        List.of("completion")));
    }

    private static List<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? List.of(command)
                : command.getSubcommands().values().stream()
                        .filter(each -> !each.getCommandName().equals("help"))
                        .flatMap(each -> leaves(each).stream())
                        .toList();
    }

    @Test
    void everyCommand_help_exits0AndSaysWhatItDoes() {
        assertThat(commands()).hasSizeGreaterThan(60);
        for (var command : commands()) {
            var typed = command.getCommandSpec().qualifiedName() + " --help";
            var words = typed.replaceFirst("steelyard ", "").split(" ");
            var help = Typed.in(NOTHING_SET, words).expect(0);
            assertThat(help.out()).startsWith("Usage: steelyard ");
            assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
            assertThat(help.out()).containsOnlyOnce("Exit codes: 0 ");
            // The list of commands shows the first text alone.
            assertThat(command.getCommandSpec().usageMessage().description()[0])
                    .as(typed)
                    .endsWith(".");
        }
    }

    @Test
    void dataFolderThatCannotBeMade_oneLine() {
        var result = Typed.in(NOTHING_SET, "serve", "--data", "/proc/x").expect(1);
        assertThat(result.err())
                .startsWith("steelyard: the data folder /proc/x can't be made: ")
                .hasLineCount(1);
    }

    @Test
    void databaseThatIsNotThere_namesItsPlace_neverThePassword() {
        var result =
                Typed.in(
                                NOTHING_SET,
                                "serve",
                                "--data",
                                folder.toString(),
                                "--database-url",
                                "postgresql://mill:hidden@127.0.0.1:1/mill")
                        .expect(1);
        assertThat(result.err())
                .startsWith("steelyard: the database can't be opened: 127.0.0.1:1")
                .contains("refused")
                .doesNotContain("hidden")
                .hasLineCount(1);
    }
}
