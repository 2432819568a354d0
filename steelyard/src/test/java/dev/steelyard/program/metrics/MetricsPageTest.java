package dev.steelyard.program.metrics;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.program.metrics.node.NodeMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Holds {@code docs/metrics.md} against the lists of metrics and the example's alerts; with {@code
 * -Ddocs.write} it is made.
 */
class MetricsPageTest {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Path ALERTS = Path.of("../docs/examples/alerts.yaml");
    private static final Pattern NAME = Pattern.compile("\\b(steelyard|process|jvm)_[a-z_]+");

    @Test
    void pageListsEveryMetric() throws IOException {
        if (System.getProperty("docs.write") != null) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).hasContent(page());
    }

    @Test
    void alertsAreAboutMetricsThatThereAre() throws IOException {
        var known = new ArrayList<>(NodeMetrics.ALL);
        known.addAll(GuardServiceMetrics.ALL);
        var names =
                known.stream()
                        .flatMap(
                                each ->
                                        each.kind() == Metric.Kind.HISTOGRAM
                                                ? List.of(
                                                        each.name() + "_count",
                                                        each.name() + "_sum",
                                                        each.name() + "_bucket")
                                                        .stream()
                                                : List.of(each.name()).stream())
                        .collect(toSet());
        var rules = rules();
        assertThat(rules).hasSize(5);
        for (var rule : rules) {
            var used =
                    NAME.matcher(rule.path("expr").asString())
                            .results()
                            .map(MatchResult::group)
                            .toList();
            assertThat(used).isNotEmpty();
            assertThat(names).as(rule.path("alert").asString()).containsAll(used);
        }
    }

    private static List<JsonNode> rules() throws IOException {
        var rules = new ArrayList<JsonNode>();
        new YAMLMapper()
                .readTree(Files.readString(ALERTS))
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private static String page() throws IOException {
        var page =
                new StringBuilder(
                        """
                        # Metrics
                        <!-- Generated from the lists of metrics; a test compares it with the program. -->

                        A node of the server, and the decision service (`steelyard guard`), have metrics for Prometheus at a
                        separate port. It is off until you set it:

                        ```
                        steelyard serve --set metrics.port=9464      # GET http://127.0.0.1:9464/metrics
                        ```

                        The port has no authentication, and listens at loopback unless `metrics.host` names another address:
                        let only Prometheus reach it. Reading it causes no database query. No label has a value from a
                        request: no client, no user, no path with its values. Only guards have labels with their names.
                        Answers have the text format of Prometheus, or OpenMetrics if the caller accepts that. Each process
                        reports itself. Metrics of the whole platform are equal at every node: take the highest value.

                        """);
        table(page, "A node of the server", without(NodeMetrics.ALL));
        table(page, "The decision service", without(GuardServiceMetrics.ALL));
        table(page, "Every process", ProcessMeters.ALL);
        page.append(
                """
                ## Alerts
                [examples/alerts.yaml](examples/alerts.yaml) has these as rules for Prometheus.

                | alert | meaning | what to do |
                |---|---|---|
                """);
        for (var rule : rules()) {
            var said = rule.path("annotations");
            page.append(
                    "| `%s` | %s | %s |%n"
                            .formatted(
                                    rule.path("alert").asString(),
                                    said.path("summary").asString(),
                                    said.path("description").asString()));
        }
        return page.toString();
    }

    private static List<Metric> without(List<Metric> all) {
        return all.stream().filter(each -> !ProcessMeters.ALL.contains(each)).toList();
    }

    private static void table(StringBuilder page, String title, List<Metric> metrics) {
        page.append(
                "## %s%n| metric | kind | labels | meaning |%n|---|---|---|---|%n"
                        .formatted(title));
        for (var metric : metrics) {
            page.append(
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    metric.name(),
                                    metric.kind().name().toLowerCase(Locale.ROOT),
                                    metric.labels().stream()
                                            .map(label -> "`" + label + "`")
                                            .collect(joining(", ")),
                                    metric.about()));
        }
        page.append('\n');
    }
}
