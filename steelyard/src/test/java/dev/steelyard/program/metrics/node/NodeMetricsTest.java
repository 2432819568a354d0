package dev.steelyard.program.metrics.node;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.store.StoreUnavailable;
import dev.steelyard.program.configuration.Configuration;
import dev.steelyard.program.metrics.GuardServiceMetrics;
import dev.steelyard.program.metrics.MeasuredNode;
import dev.steelyard.program.metrics.Metric;
import dev.steelyard.program.metrics.Scrape;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
public class NodeMetricsTest {
    private static final Map<String, String> ON = Map.of("metrics.port", "0");
    private static final String REQUESTS = "steelyard_http_request_duration_seconds_count";

    @TempDir Path folder;

    @Test
    void requests_countedByTemplateStatusGrantAndCode_neverByWhatWasSent() throws Exception {
        try (var measured = new MeasuredNode(folder, ON)) {
            var id = measured.get("client_id");
            assertThat(measured.token(id, measured.get("client_secret"))).isEqualTo(200);
            assertThat(measured.token(id, measured.get("client_secret"))).isEqualTo(200);
            assertThat(measured.token(id, "wrong")).isEqualTo(401);
            var unknown = "0123456789abcdef01234567";
            measured.get(measured.port(), "/api/v1/clients/" + unknown);
            measured.get(measured.port(), "/nowhere/" + unknown);

            var now = measured.scrape();

            var ok = Map.of("method", "POST", "route", "/oidc/token", "status", "2xx");
            var refused = Map.of("method", "POST", "route", "/oidc/token", "status", "4xx");
            var api = Map.of("method", "GET", "route", "/api/v1/clients/{client}", "status", "4xx");
            var none = Map.of("method", "", "route", "", "status", "4xx");
            assertThat(now.value(REQUESTS, ok)).isEqualTo(2);
            assertThat(now.value(REQUESTS, refused)).isEqualTo(1);
            assertThat(now.value(REQUESTS, api)).isEqualTo(1);
            assertThat(now.value(REQUESTS, none)).isEqualTo(1);
            var byCredentials = Map.of("grant_type", "client_credentials");
            assertThat(now.value("steelyard_tokens_issued_total", byCredentials)).isEqualTo(2);
            for (var code : List.of("invalid_client", "token_missing", "not_found")) {
                assertThat(now.value("steelyard_refusals_total", Map.of("code", code)))
                        .as(code)
                        .isEqualTo(1);
            }
            assertThat(now.samples())
                    .noneMatch(each -> each.toString().contains(unknown))
                    .noneMatch(each -> each.toString().contains(id));
        }
    }

    @Test
    void wrongSecrets_throttled() throws Exception {
        try (var measured = new MeasuredNode(folder, ON)) {
            int status = 0;
            while (status != 429) {
                status = measured.token(measured.get("client_id"), "wrong");
            }
            assertThat(
                            measured.scrape()
                                    .value(
                                            "steelyard_throttled_total",
                                            Map.of("limit", "secret_of_client")))
                    .isEqualTo(1);
        }
    }

    @Test
    void everyNameOnTheWireIsListed_andEveryOneListedIsThere() throws Exception {
        try (var measured = new MeasuredNode(folder, ON)) {
            measured.token(measured.get("client_id"), measured.get("client_secret"));
            measured.token(measured.get("client_id"), "wrong");
            GuardsMetersTest.put(
                    measured.node().core().environment().store(), "weigh-api-1", Instant.now(), 0);
            while (!measured.scrape().has("steelyard_guards_behind")) {
                Thread.sleep(20);
            }
            held(NodeMetrics.ALL, measured.scrape());
        }
    }

    /** For the decision service too. */
    public static void held(List<Metric> listed, Scrape scrape) {
        assertThat(scrape.types().keySet())
                .containsExactlyInAnyOrderElementsOf(listed.stream().map(Metric::name).toList());
        for (var metric : listed) {
            assertThat(scrape.types().get(metric.name()))
                    .as(metric.name())
                    .isEqualTo(metric.kind().name().toLowerCase(Locale.ROOT));
            var labels =
                    scrape.samples().stream()
                            .filter(each -> of(metric, each.name()))
                            .flatMap(each -> each.labels().keySet().stream())
                            .filter(label -> !label.equals("le"))
                            .collect(toSet());
            assertThat(labels).as(metric.name()).isEqualTo(Set.copyOf(metric.labels()));
        }
    }

    private static boolean of(Metric metric, String series) {
        return series.startsWith(metric.name())
                && Set.of("", "_bucket", "_count", "_sum")
                        .contains(series.substring(metric.name().length()));
    }

    @Test
    void figuresOfTheNode() throws Exception {
        try (var measured = new MeasuredNode(folder, ON)) {
            measured.token(measured.get("client_id"), measured.get("client_secret"));
            measured.token(measured.get("client_id"), measured.get("client_secret"));

            var now = measured.scrape();

            assertThat(now.value("steelyard_changes_applied")).isGreaterThan(0);
            assertThat(now.value("steelyard_changes_head")).isGreaterThan(0);
            assertThat(now.value("steelyard_store_connections_max")).isEqualTo(4);
            assertThat(now.value("steelyard_streams_max")).isEqualTo(1000);
            assertThat(now.value("steelyard_cache_hits_total", Map.of("cache", "clients")))
                    .isGreaterThan(0);
            assertThat(now.value("steelyard_cache_entries", Map.of("cache", "clients")))
                    .isEqualTo(1);
            assertThat(now.samples())
                    .filteredOn(each -> each.name().equals("steelyard_chore_failures_total"))
                    .extracting(each -> each.labels().get("chore"))
                    .contains("changes", "expired-rows", "audit-seals", "metrics");
            assertThat(now.value("process_resident_memory_bytes")).isGreaterThan(0);
        }
    }

    @Test
    void openMetrics_whereThatIsAccepted() throws Exception {
        try (var measured = new MeasuredNode(folder, ON)) {
            int port = measured.metricsPort().orElseThrow();
            var open =
                    measured.get(
                            port,
                            "/metrics",
                            "Accept",
                            "application/openmetrics-text;version=1.0.0");
            assertThat(open.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("application/openmetrics-text"));
            assertThat(open.body()).endsWith("# EOF\n");
            var text = measured.get(port, "/metrics");
            assertThat(text.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
        }
    }

    @Test
    void anotherPortAlone_andNoneWhereItIsOff() throws Exception {
        try (var measured = new MeasuredNode(folder, ON)) {
            assertThat(measured.metricsPort().orElseThrow()).isNotEqualTo(measured.port());
            assertThat(measured.get(measured.port(), "/metrics").statusCode()).isEqualTo(404);
            var elsewhere = measured.get(measured.metricsPort().orElseThrow(), "/oidc/jwks");
            assertThat(elsewhere.statusCode()).isEqualTo(404);
        }
        try (var unmeasured = new MeasuredNode(folder, Map.of())) {
            assertThat(unmeasured.metricsPort()).isEmpty();
        }
    }

    @Test
    void portOfTheServer_isRefused() {
        var settings = Map.of("metrics.port", "9000", "listen.port", "9000");
        assertThatThrownBy(() -> Configuration.load(null, Map.of(), settings))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("metrics.port")
                .hasMessageContaining("listen.port");
    }

    @Test
    void databaseAway_whatItWouldCountIsAbsent() {
        var url = "sqlite:" + folder.resolve("away.db");
        SchemaMigrator.migrate(url);
        var store = StoreFactory.open(url, InstantSource.system(), 1);
        var counts = new DatabaseCounts(store, InstantSource.system());
        counts.refresh();
        assertThat(requireNonNull(counts.now()).logouts()).isZero();

        store.close();

        assertThatThrownBy(counts::refresh).isInstanceOf(StoreUnavailable.class);
        assertThat(counts.now()).isNull();
    }

    @Test
    void names_areAsPrometheusWantsThem() {
        var all = new HashSet<>(NodeMetrics.ALL);
        all.addAll(GuardServiceMetrics.ALL);
        for (var metric : all) {
            assertThat(metric.name().endsWith("_total"))
                    .as(metric.name())
                    .isEqualTo(metric.kind() == Metric.Kind.COUNTER);
            assertThat(metric.name()).doesNotContain("_ms", "_millis", "_nanos", "_kb", "percent");
        }
        assertThat(all).extracting(Metric::name).doesNotHaveDuplicates();
    }
}
