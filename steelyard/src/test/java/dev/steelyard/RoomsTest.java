package dev.steelyard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package has 5 to 15 files; {@code rooms.txt} lists the others, each with its reason. */
class RoomsTest {
    private static final int LEAST = 5;
    private static final int MOST = 15;
    private static final Path REASONS = Path.of("src/test/resources/rooms.txt");
    private static final String ROOT = "/src/main/java/dev/steelyard/";

    @Test
    void packagesOfOtherSizes_haveReasons() throws IOException {
        var others = new TreeMap<>(packages());
        others.values().removeIf(files -> LEAST <= files && files <= MOST);
        others.forEach((name, files) -> System.out.println(files + " files: " + name));
        assertThat(others.keySet()).containsExactlyInAnyOrderElementsOf(reasons());
    }

    /** Files by package, below {@code dev.steelyard}. */
    private static Map<String, Long> packages() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            return files.map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.contains(ROOT) && file.endsWith(".java"))
                    .filter(file -> !file.endsWith("/package-info.java"))
                    .map(file -> file.substring(file.indexOf(ROOT) + ROOT.length()))
                    .filter(file -> file.contains("/"))
                    .map(file -> file.substring(0, file.lastIndexOf('/')).replace('/', '.'))
                    .collect(groupingBy(name -> name, counting()));
        }
    }

    private static Set<String> reasons() throws IOException {
        try (Stream<String> lines = Files.lines(REASONS)) {
            var reasons =
                    lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split(" +", 2))
                            .toList();
            assertThat(reasons).allSatisfy(line -> assertThat(line).hasSize(2));
            return reasons.stream().map(line -> line[0]).collect(Collectors.toSet());
        }
    }
}
