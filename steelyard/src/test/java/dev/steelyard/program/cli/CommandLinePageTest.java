package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.domain.permission.ManagementPermission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Holds {@code docs/command-line.md} against the commands; with {@code -Ddocs.write} it is made.
 */
class CommandLinePageTest {
    private static final Path PAGE = Path.of("../docs/command-line.md");

    /** Said once, above all commands. */
    private static final Set<String> EVERYWHERE =
            Set.of(
                    "--help",
                    "--version",
                    "--server",
                    "--cacert",
                    "--output",
                    "--if-version",
                    "--limit",
                    "--after",
                    "--all");

    private static final String HEAD =
            """
            # Commands
            <!-- Generated from the commands; a test compares it with the program. -->

            `serve`, `demo`, `migrate`, `bootstrap` and `config` use the database and the settings of
            [configuration.md](configuration.md). `guard` and `rescue` use these settings without a database. `completion`,
            `help` and `audit verify` need nothing. All other commands call the server at `--server URL` (`STEELYARD_URL`;
            default: that of the login, else `http://localhost:8080`) with the issuer `--issuer URL`
            (`STEELYARD_ISSUER`; default `{server}/oidc`). They act as

            - a management client, if `STEELYARD_CLIENT_ID` and `STEELYARD_CLIENT_SECRET` are set
              (its tokens are kept in memory only), else
            - the user of `steelyard login`. A login lasts for 5 minutes; with `--stay-connected`, and the
              user's consent on the page, for 12 hours at most, or until `steelyard logout`.
              Changes that give permissions, show secrets or end something for good need a [recent
              login](management-api.md#a-fresh-proof-of-the-user): a command at a terminal asks for one.

            `--cacert FILE` (`STEELYARD_CACERT`) is a PEM file with the server's certificate authority, if it is a
            private one. It is trusted beside those that Java trusts.

            `--output table|json` (`-o`): data goes to standard output, all else to standard error. JSON is the
            API's answer unchanged; for a list `{"data": […], "next": …}`. A refusal is shown with its code,
            message, field and reference. Exit codes: 0 done, 1 refused or failed, 2 wrong usage; if there
            are differences, `plan` and `apply --dry-run` end with 3, `drift` with 2.

            - A unique name can replace an id: `clients list "Mill Lane"`, `--roles Clerk`; for a user the
              e-mail address, because users choose their names. Names are compared exactly. If none or several
              match, nothing is done, and similar names or the candidates are shown with their ids. 24 hex
              digits are always an id. `--application` names the application of a role, invitation or initial
              access token that is given by name.
            - Lists have commas between their elements; `--origins none` is an empty one.
            - A time is `2027-01-31` (start of the day, UTC), `2027-01-31T09:00:00Z`, or `30m`, `24h` or `90d` from
              now; `never` where no end is required.
            - Long lists come in pages: `--limit NUMBER`, `--after CURSOR`, or `--all`.
            - `--if-version NUMBER` changes a resource only if it still has that version.

            `steelyard COMMAND --help` has examples; `source <(steelyard completion)` enables completion in bash
            and zsh. [apply.md](apply.md) explains the file of `plan`, `apply` and `drift`.
            """;

    @Test
    void pageListsEveryCommand() throws IOException {
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).hasContent(page());
    }

    private static String page() {
        var root =
                SteelyardCommand.commandLine(
                        new CommandContext(Map.of(), InstantSource.system()),
                        List.of("completion"));
        var page = new StringBuilder(HEAD);
        for (var command : commands(root)) {
            page.append("\n## ").append(command.name()).append('\n');
            var verbs = commands(command.commandLine());
            page.append(about(command)).append("\n\n");
            if (verbs.isEmpty()) {
                page.append("- `").append(synopsis(command)).append("`\n");
            }
            for (var verb : verbs) {
                page.append("- `").append(synopsis(verb)).append("`: ");
                page.append(about(verb)).append('\n');
            }
        }
        return page.append(managementPermissions()).toString();
    }

    private static String managementPermissions() {
        var table =
                new StringBuilder(
                        """

                        ## Management permissions
                        The permissions of staff and management clients: `--permissions` of `staff` and `management-clients`.

                        | permission | allows | only staff of the operator |
                        |---|---|---|
                        """);
        for (var permission : ManagementPermission.values()) {
            table.append("| `").append(permission.permission()).append("` | ");
            table.append(permission.label()).append(" | ");
            table.append(permission.operatorOnly() ? "yes" : "").append(" |\n");
        }
        return table.toString();
    }

    private static List<CommandSpec> commands(CommandLine parent) {
        return parent.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.name().equals("help"))
                .toList();
    }

    private static String about(CommandSpec command) {
        return String.join("\n", command.usageMessage().description());
    }

    private static String synopsis(CommandSpec command) {
        return Stream.of(
                        Stream.of(command.qualifiedName().replaceFirst("steelyard ", "")),
                        command.positionalParameters().stream().map(ArgSpec::paramLabel),
                        command.options().stream()
                                .filter(option -> !option.hidden())
                                .filter(option -> !isEverywhere(command, option))
                                .map(CommandLinePageTest::option))
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
    }

    /** The issuer of a command that works at the store is a setting. */
    private static boolean isEverywhere(CommandSpec command, OptionSpec option) {
        var name = option.longestName();
        return name.equals("--issuer")
                ? command.findOption("--server") != null
                : EVERYWHERE.contains(name);
    }

    private static String option(OptionSpec option) {
        var text =
                option.arity().max() == 0
                        ? option.longestName()
                        : option.longestName() + " " + option.paramLabel();
        // In a group it is one of several.
        return option.required() && option.group() == null ? text : "[" + text + "]";
    }
}
