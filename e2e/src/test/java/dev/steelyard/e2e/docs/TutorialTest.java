package dev.steelyard.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.client.Person;
import dev.steelyard.e2e.http.Browser;
import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.http.VisitResult;
import dev.steelyard.e2e.process.Port;
import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs docs/tutorial.md against programs that the page itself starts. The ports are free ones, the
 * home folder is a temporary one, and the test does what the reader does in the browser.
 */
class TutorialTest {
    private static final String JAVA_SCRIPT = "scripts/java.sh";
    private static final String EXAMPLES = "docs/examples/tutorial";
    private static final String OPERATOR = "olga@example.com";
    private static final String PASSWORD = "a long password of the test";
    private static final Pattern LINK = Pattern.compile("http://\\S+/bootstrap\\?link=\\S+");
    private static final Pattern LOGIN = Pattern.compile("http://\\S+/auth\\?\\S+");

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
        var environment =
                Map.of(
                        "HOME",
                        Files.createDirectory(folder.resolve("home")).toString(),
                        "XDG_CONFIG_HOME",
                        "",
                        "STEELYARD_LISTEN_PORT",
                        String.valueOf(port));
        try (var shell = new Shell(folder, environment)) {
            new Walkthrough(MarkdownPage.read("docs/tutorial.md"), shell)
                    .adapting(this::withOurPorts)
                    .following(this::follow)
                    .checking(TutorialTest::assertExcerpt)
                    .doing("open the link", this::becomeOperator)
                    .run();
        } finally {
            // JUnit warns of links that lead out of the folder.
            Files.delete(folder.resolve("demo"));
        }
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

    /** Code that the page shows is a part of a file of the examples. */
    private static void assertExcerpt(MarkdownPage.Block block) {
        try (var files = Files.list(Repository.root().resolve(EXAMPLES))) {
            assertThat(files.map(TutorialTest::text))
                    .as("line %s", block.line())
                    .anyMatch(text -> text.contains("\n" + block.text() + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private URI through(VisitResult visit) {
        var here = visit;
        while (here instanceof VisitResult.Shown(var asked)) {
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
}
