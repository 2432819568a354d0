package dev.steelyard.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.Visit;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.e2e.process.Repository;
import dev.steelyard.e2e.step.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs docs/tutorial.md: each block {@code sh}, in one bash, against programs that the page itself
 * starts. A block without a language after it is what it prints. The ports are free ones, the home
 * folder is a temporary one, and the test does what the reader does in the browser.
 */
class TutorialTest {
    private static final String JAVA_SCRIPT = "scripts/java.sh";
    private static final String EXAMPLES = "docs/examples/tutorial";

    /** Each takes as long as the command line takes to start. */
    private static final int ATTEMPTS = 60;

    private static final String OPERATOR = "olga@example.com";
    private static final String PASSWORD = "a long password of the test";
    private static final Pattern LINK = Pattern.compile("http://\\S+/bootstrap\\?link=\\S+");
    private static final Pattern LOGIN = Pattern.compile("http://\\S+/auth\\?\\S+");

    /** How commands end. */
    private enum Ending {
        /** With 0, and the shown output. */
        DONE,
        /** The same, perhaps not at the first attempt. */
        SOON,
        /** With 1, and the shown output. */
        REFUSED
    }

    private final MarkdownPage page = MarkdownPage.read("docs/tutorial.md");
    private final Http http = new Http();
    private final int port = Port.free();
    private final int apiPort = Port.free();
    private final Person operator =
            new Person(
                    new Browser(http, URI.create("http://localhost:" + port)), OPERATOR, PASSWORD);
    private URI link = URI.create("none");

    @Test
    void everyCommand_printsWhatThePageShows(@TempDir Path folder) throws IOException {
        checkout(folder);
        var home = Files.createDirectory(folder.resolve("home"));
        var environment =
                Map.of(
                        "HOME",
                        home.toString(),
                        "XDG_CONFIG_HOME",
                        "",
                        "STEELYARD_LISTEN_PORT",
                        String.valueOf(port),
                        "JAVA_HOME",
                        System.getProperty("java.home"));
        try (var shell = new Shell(folder, environment)) {
            var parts = page.parts();
            var ending = Ending.DONE;
            for (int at = 0; at < parts.size(); at++) {
                switch (parts.get(at)) {
                    case MarkdownPage.Comment comment -> ending = obey(comment);
                    case MarkdownPage.Block block when block.language().equals("sh") -> {
                        run(shell, block, shown(parts, at + 1), ending);
                        ending = Ending.DONE;
                    }
                    case MarkdownPage.Block block when !block.language().isEmpty() ->
                            assertExcerpt(block);
                    case MarkdownPage.Block _ -> {}
                }
            }
        }
        // JUnit warns of links that lead out of the folder.
        Files.delete(folder.resolve("demo"));
    }

    /** What a reader's folder has: the program, and the examples, with our ports. */
    private void checkout(Path folder) throws IOException {
        var root = Repository.root();
        var program = Files.createDirectory(folder.resolve("bin")).resolve("steelyard");
        Files.writeString(
                program,
                """
                #!/bin/sh
                exec "%s/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "%s" "$@"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                Repository.jar("steelyard/target/steelyard.jar")));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.copy(
                root.resolve(JAVA_SCRIPT),
                Files.createDirectory(folder.resolve("scripts")).resolve("java.sh"));
        Files.createSymbolicLink(folder.resolve("demo"), root.resolve("demo"));
        var examples = Files.createDirectories(folder.resolve(EXAMPLES));
        try (var files = Files.list(root.resolve(EXAMPLES))) {
            for (var file : files.toList()) {
                Files.writeString(
                        examples.resolve(file.getFileName().toString()),
                        withOurPorts(Files.readString(file)));
            }
        }
    }

    private String withOurPorts(String text) {
        return text.replace("8080", String.valueOf(port)).replace("8090", String.valueOf(apiPort));
    }

    private static String shown(List<MarkdownPage.Part> parts, int at) {
        return at < parts.size()
                        && parts.get(at) instanceof MarkdownPage.Block block
                        && block.attached()
                        && block.language().isEmpty()
                ? block.text()
                : "";
    }

    /** Does what the comment says, and returns how the next commands are to end. */
    private Ending obey(MarkdownPage.Comment comment) {
        return switch (comment.text()) {
            case "test: open the link" -> {
                becomeOperator();
                yield Ending.DONE;
            }
            case "test: repeat until it prints this" -> Ending.SOON;
            case "test: refused" -> Ending.REFUSED;
            default -> throw new IllegalStateException(at(comment.line()) + ": unknown comment");
        };
    }

    /** Code that the page shows is a part of a file of the examples. */
    private void assertExcerpt(MarkdownPage.Block block) throws IOException {
        try (var files = Files.list(Repository.root().resolve(EXAMPLES))) {
            assertThat(files.map(TutorialTest::text))
                    .as(at(block.line()))
                    .anyMatch(text -> text.contains("\n" + block.text() + "\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(Shell shell, MarkdownPage.Block block, String shown, Ending ending) {
        var commands = withOurPorts(block.text());
        var expected = new ShownOutput(withOurPorts(shown));
        var ran = shell.run(commands, this::follow);
        int attempts = ending == Ending.SOON ? ATTEMPTS : 1;
        for (int i = 1; i < attempts && !expected.matches(ran.output()); i++) {
            Steps.pause(100);
            ran = shell.run(commands, this::follow);
        }
        assertThat(ran.status())
                .as("%s\n%s", at(block.line()), ran.output())
                .isEqualTo(ending == Ending.REFUSED ? 1 : 0);
        if (!shown.isEmpty()) {
            assertThat(expected.matches(ran.output()))
                    .as("%s shows\n%s\nbut it prints\n%s", at(block.line()), expected, ran.output())
                    .isTrue();
        }
    }

    /** Keeps the link of the first operator, and logs in where the command line asks for it. */
    private void follow(String line) {
        var found = LINK.matcher(line);
        if (found.find()) {
            link = URI.create(found.group());
        }
        var login = LOGIN.matcher(line);
        if (login.find()) {
            var back = through(operator.open(URI.create(login.group())));
            http.send(HttpRequest.newBuilder(back).GET()).expect(200);
        }
    }

    private URI through(Visit visit) {
        var here = visit;
        while (here instanceof Visit.Shown(var asked)) {
            here =
                    Person.loginForm(asked).isPresent()
                            ? operator.logIn(asked)
                            : operator.allow(asked, true);
        }
        return here.left();
    }

    private void becomeOperator() {
        var asked = operator.open(link).page();
        var form =
                Person.loginForm(asked)
                        .orElseThrow()
                        .with("email", OPERATOR)
                        .with("name", "Olga")
                        .with("password", PASSWORD);
        operator.browser().submit(asked, form).page().answer().expect(200);
    }

    private String at(int line) {
        return page.path() + ":" + line;
    }
}
