package dev.steelyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.option.CommandContext;
import dev.steelyard.cli.output.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help, wrong usage, and where no server answers. */
@SuppressWarnings("NullAway.Init")
class UsageTest {
    private static final Map<String, String> NOTHING_SET = Map.of("HOME", "/nonexistent");

    @TempDir Path folder;

    private static List<CommandLine> commands() {
        return leaves(
                Main.commandLine(
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
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "resellers",
                "resellers mak",
                "resellers create",
                "resellers create --name A --nme B",
                "resellers get",
                "resellers get a b",
                "resellers get ..",
                "clients update a",
                "secrets create a --expires tomorrow",
                "initial-access-tokens create a --name A --grant-types client_credentials --expires never",
                "secrets create a --expires tomorrow",
                "transfers accept --code a --seen b --credentials-expire never",
                "clients suspend a --if-version new",
                "whoami --output xml",
                "apply",
                "plan",
                "apply x.yaml --secrets a --show-secrets",
                "applications update a --suspended maybe"
            })
    void wrongUsage_exits2_withoutAskingAnybody(String typed) {
        var result = Typed.in(NOTHING_SET, typed.split(" ")).expect(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("steelyard: ").contains("--help");
    }

    @Test
    void helpOfWords_isThatOfTheCommand_andSaysWhatIsNeeded() {
        assertThat(Typed.in(NOTHING_SET, "help", "audit", "export").expect(0).out())
                .startsWith("Usage: steelyard audit export ");
        assertThat(Typed.in(NOTHING_SET, "help", "roles", "create").expect(0).out())
                .startsWith("Usage: steelyard roles create APPLICATION --name NAME [OPTIONS]\n");
        assertThat(Typed.in(NOTHING_SET, "help", "rolls").expect(2).err())
                .contains("there is no command rolls");
    }

    @Test
    void wordThatIsNearlyOne_saysOnlyWhichWasMeant() {
        assertThat(Typed.in(NOTHING_SET, "roles", "creat").expect(2).err())
                .contains("roles create")
                .hasLineCount(3);
    }

    @Test
    void issuerInPlaceOfTheServer_isSaid() {
        var typed = Typed.in(NOTHING_SET, "whoami", "--server", "http://localhost:8080/oidc");
        assertThat(typed.expect(1).err()).contains("not the issuer's: http://localhost:8080/");
    }

    @Test
    void anIdLeftOut_saysWhich_andHowToFindIt() {
        for (var typed : new String[][] {{"roles", "list"}, {"roles", "list", ""}}) {
            assertThat(Typed.in(NOTHING_SET, typed).expect(2).err())
                    .startsWith(
                            "steelyard: APPLICATION is missing, the name or id of the application;"
                                    + " `steelyard applications list` shows what there is\n");
        }
    }

    @Test
    void everyCommandWithParameters_leftOut_saysHowToFindThem() {
        var typed =
                commands().stream()
                        .map(CommandLine::getCommandSpec)
                        .filter(spec -> !spec.positionalParameters().isEmpty())
                        .filter(spec -> spec.requiredArgs().isEmpty())
                        .map(spec -> spec.qualifiedName().replaceFirst("steelyard ", ""))
                        .toList();
        assertThat(typed).hasSizeGreaterThan(20);
        for (var words : typed) {
            assertThat(Typed.in(NOTHING_SET, words.split(" ")).expect(2).err())
                    .contains(" is missing, the ")
                    .contains("` shows what there is");
        }
    }

    @Test
    void nobodyLoggedIn_saysHowTo() {
        assertThat(Typed.in(NOTHING_SET, "whoami").expect(1).err())
                .isEqualTo(
                        "steelyard: not logged in: `steelyard login`, or set"
                                + " STEELYARD_CLIENT_ID and STEELYARD_CLIENT_SECRET\n");
        assertThat(Typed.in(NOTHING_SET, "logout").expect(0).err())
                .isEqualTo("There was no login.\n");
    }

    @Test
    void textThatATerminalWouldObey_isShownInstead() {
        assertThat(TerminalText.of("a\u001b[31m\u009b\u202eb\nc"))
                .isEqualTo("a\\u{1b}[31m\\u{9b}\\u{202e}b\\u{a}c");
    }

    @Test
    void plainHttpToAnotherMachine_refused() {
        var result =
                Typed.in(NOTHING_SET, "whoami", "--server", "http://auth.example.com").expect(1);
        assertThat(result.err()).contains("only sent over https");
    }

    @Test
    void halfAClientInTheEnvironment_refused() {
        var result = Typed.in(Map.of("STEELYARD_CLIENT_ID", "a"), "whoami").expect(1);
        assertThat(result.err()).contains("go together");
    }

    @Test
    void completion_isAScriptThatBashReads() throws IOException, InterruptedException {
        var script = folder.resolve("completion");
        Files.writeString(script, Typed.in(NOTHING_SET, "completion").expect(0).out());
        var bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
        assertThat(bash.waitFor()).isZero();
        assertThat(script).content().contains("api-keys").contains("--others-expire");
    }
}
