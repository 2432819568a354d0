package dev.steelyard.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.process.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every page of the documentation: its links, its lines, and the commands, settings and types that
 * it names.
 */
class DocumentationTest {
    private static final Path ROOT = Repository.root();
    private static final List<String> FIRST =
            List.of(
                    "README.md",
                    "CONTRIBUTING.md",
                    "SECURITY.md",
                    "CHANGELOG.md",
                    "demo/README.md");

    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\w./-])(?:bin/)?steelyard ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?");
    private static final Pattern DESCRIBED = Pattern.compile("- `([a-z-]+)(?: ([a-z-]+))?[ `].*");

    private static final Pattern SETTING_ROW = Pattern.compile("\\| `([a-z_.]+)` \\|");
    private static final Pattern SETTING = Pattern.compile("`([a-z]+\\.[a-z_]+)(?:[=:][^`]*)?`");
    private static final Pattern TYPE = Pattern.compile("`((?:[A-Z][a-z0-9]+){2,})`");
    private static final Pattern DECLARED =
            Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w+)");

    /** Names with the form of a setting: a member of the guard protocol, an audit action. */
    private static final Set<String> NO_SETTINGS = Set.of("guard.report", "registration.create");

    /** Names with the form of a type that are not declared in this repository. */
    private static final Set<String> FOREIGN =
            Set.of(
                    "CorruptAuthzenClientCredentials",
                    "HandlerMethodArgumentResolver",
                    "HttpClient",
                    "HttpOnly",
                    "JwtDecoder",
                    "ManualStatusHandling",
                    "StripPrefix");

    /** Pages about the past, which name commands of their time. */
    private static final Set<String> HISTORY = Set.of("CHANGELOG.md");

    private static List<MarkdownPage> pages() throws IOException {
        try (var files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            FIRST.stream(),
                            files.map(file -> ROOT.relativize(file).toString())
                                    .filter(file -> file.endsWith(".md"))
                                    .sorted())
                    .map(MarkdownPage::read)
                    .toList();
        }
    }

    /** The pages about the present. */
    private static List<MarkdownPage> current() throws IOException {
        return pages().stream()
                .filter(page -> !HISTORY.contains(page.path()))
                .filter(page -> !page.path().startsWith("docs/decisions/"))
                .toList();
    }

    @Test
    void everyLink_leadsToAFileAndAHeading() throws IOException {
        var broken = new ArrayList<String>();
        var anchors = new HashMap<Path, Set<String>>();
        for (var page : pages()) {
            for (var paragraph : String.join("\n", page.prose()).split("\n\n")) {
                LINK.matcher(CODE.matcher(paragraph).replaceAll(""))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.matches("[a-z]+:.*") && !leads(page, link, anchors))
                        .forEach(link -> broken.add(page.path() + ": " + link));
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leads(
            MarkdownPage page, String link, HashMap<Path, Set<String>> anchors) {
        var parts = link.split("#", 2);
        var from = ROOT.resolve(page.path());
        var target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        if (!target.startsWith(ROOT) || !Files.exists(target)) {
            return false;
        }
        return parts.length == 1
                || !target.toString().endsWith(".md")
                || anchors.computeIfAbsent(target, DocumentationTest::anchors).contains(parts[1]);
    }

    /** The names that GitHub gives to headings. */
    private static Set<String> anchors(Path file) {
        var anchors = new HashSet<String>();
        for (var line : MarkdownPage.read(ROOT.relativize(file).toString()).prose()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                var text = LINK.matcher(heading.group(1)).replaceAll("$0");
                var anchor =
                        text.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-');
                for (int i = 1; !anchors.add(anchor); i++) {
                    anchor = anchor.replaceFirst("(-\\d+)?$", "-" + i);
                }
            }
        }
        return anchors;
    }

    @Test
    void everyLine_isShortEnoughToRead() throws IOException {
        var longer = new ArrayList<String>();
        for (var page : pages()) {
            if (isGenerated(page)) {
                continue;
            }
            if (System.getProperty("docs.write") != null) {
                var wrapped = String.join("\n", Wrapping.wrapped(page.lines())) + "\n";
                Files.writeString(ROOT.resolve(page.path()), wrapped);
            }
            var prose = MarkdownPage.read(page.path()).prose();
            for (int at = 0; at < prose.size(); at++) {
                if (Wrapping.isTooLong(prose.get(at))) {
                    longer.add(page.path() + ":" + (at + 1));
                }
            }
        }
        assertThat(longer).as("-Ddocs.write wraps them").isEmpty();
    }

    /** Generated pages say so in a comment below their title. */
    private static boolean isGenerated(MarkdownPage page) {
        return page.lines().stream().limit(3).anyMatch(line -> line.startsWith("<!-- Generated "));
    }

    @Test
    void everyCommand_isOneOfTheCommandLine() throws IOException {
        var known = new HashSet<String>();
        for (var line : MarkdownPage.read("docs/command-line.md").lines()) {
            var described = DESCRIBED.matcher(line);
            if (line.matches("## [a-z-]+")) {
                known.add(line.substring(3));
            } else if (described.matches() && described.group(2) != null) {
                known.add(described.group(1) + " " + described.group(2));
            }
        }
        var groups = new HashSet<String>();
        known.stream()
                .filter(name -> name.contains(" "))
                .forEach(name -> groups.add(name.split(" ")[0]));
        var unknown = new ArrayList<String>();
        for (var page : current()) {
            for (var code : code(page)) {
                var commands = COMMAND.matcher(code);
                while (commands.find()) {
                    var name = commands.group(1);
                    var whole =
                            groups.contains(name) && commands.group(2) != null
                                    ? name + " " + commands.group(2)
                                    : name;
                    if (!known.contains(whole)) {
                        unknown.add(page.path() + ": steelyard " + whole);
                    }
                }
            }
        }
        assertThat(known).contains("serve", "roles update");
        assertThat(unknown).isEmpty();
    }

    @Test
    void everySetting_isOneOfTheProgram() throws IOException {
        var known = new HashSet<String>();
        for (var line : MarkdownPage.read("docs/configuration.md").lines()) {
            var row = SETTING_ROW.matcher(line);
            if (row.lookingAt()) {
                known.add(row.group(1));
            }
        }
        var groups = new HashSet<String>();
        known.stream().filter(name -> name.contains(".")).forEach(name -> groups.add(group(name)));
        var unknown = new ArrayList<String>();
        for (var page : current()) {
            named(page, SETTING).stream()
                    .filter(name -> groups.contains(group(name)))
                    .filter(name -> !known.contains(name) && !NO_SETTINGS.contains(name))
                    .forEach(name -> unknown.add(page.path() + ": " + name));
        }
        assertThat(known).contains("issuer", "limits.body");
        assertThat(unknown).isEmpty();
    }

    private static String group(String setting) {
        return setting.substring(0, setting.indexOf('.'));
    }

    @Test
    void everyType_isDeclaredInThisRepository() throws IOException {
        var known = types();
        var unknown = new ArrayList<String>();
        for (var page : current()) {
            if (isGenerated(page)) {
                continue;
            }
            named(page, TYPE).stream()
                    .filter(name -> !known.contains(name) && !FOREIGN.contains(name))
                    .forEach(name -> unknown.add(page.path() + ": " + name));
        }
        assertThat(known).contains("CertificateReader", "NewRole");
        assertThat(unknown).isEmpty();
    }

    /** The names of all types in the sources of all modules, nested ones included. */
    private static Set<String> types() throws IOException {
        var types = new HashSet<String>();
        for (var sources : sources()) {
            try (var files = Files.walk(sources)) {
                for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    DECLARED.matcher(Files.readString(file))
                            .results()
                            .forEach(found -> types.add(found.group(1)));
                }
            }
        }
        return types;
    }

    private static List<Path> sources() throws IOException {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(folder -> Files.isDirectory(folder))
                    .toList();
        }
    }

    private static List<String> named(MarkdownPage page, Pattern name) {
        return page.prose().stream()
                .flatMap(line -> name.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> code(MarkdownPage page) {
        var code = new ArrayList<String>();
        page.parts().stream()
                .filter(MarkdownPage.Block.class::isInstance)
                .map(MarkdownPage.Block.class::cast)
                .flatMap(block -> block.text().lines())
                .forEach(code::add);
        page.prose()
                .forEach(line -> CODE.matcher(line).results().forEach(m -> code.add(m.group())));
        return code;
    }
}
