package dev.steelyard.program.metrics.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.resource.ConnectedGuard;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.store.Store;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Scrape;
import dev.steelyard.store.SchemaMigrator;
import dev.steelyard.store.StoreFactory;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardsMetersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final IdGenerator IDS =
            new IdGenerator(InstantSource.fixed(NOW), new SecureRandom());
    private static final Id<ResourceServer> API = IDS.next();

    @TempDir Path folder;

    @Test
    void eachGuard_andHowManyAreConnected_whoIsLongGoneIsCountedOnly() throws IOException {
        var url = "sqlite:" + folder.resolve("guards.db");
        SchemaMigrator.migrate(url);
        var clock = InstantSource.fixed(NOW);
        try (var store = StoreFactory.open(url, clock, 1)) {
            var good = put(store, "good", NOW.minusSeconds(5), 0);
            put(store, "also good", NOW, 0);
            var late = put(store, "late", NOW.minusSeconds(7), 12);
            var lost = put(store, "lost", NOW.minusSeconds(90), 3);
            var gone = put(store, "gone", NOW.minus(Duration.ofHours(1)), 0);
            var counts = new DatabaseCounts(store, clock);
            var meters = new Meters();
            GuardsMeters.bind(meters, counts);
            assertThat(scraped(meters).samples()).isEmpty();

            counts.refresh();

            var now = scraped(meters);
            var api = API.hex();
            assertThat(
                            now.value(
                                    "steelyard_guards",
                                    Map.of("resource_server", api, "state", "connected")))
                    .isEqualTo(3);
            assertThat(
                            now.value(
                                    "steelyard_guards",
                                    Map.of("resource_server", api, "state", "silent")))
                    .isEqualTo(2);
            assertThat(now.value("steelyard_guards_behind", of(late))).isEqualTo(12);
            assertThat(now.value("steelyard_guards_silence_seconds", of(good))).isEqualTo(0.12);
            assertThat(now.value("steelyard_guards_last_report_timestamp_seconds", of(lost)))
                    .isEqualTo(NOW.minusSeconds(90).toEpochMilli() / 1e3);
            assertThat(now.samples())
                    .noneMatch(each -> gone.name().equals(each.labels().get("guard")));
        }
    }

    private static Map<String, String> of(ConnectedGuard guard) {
        return Map.of("resource_server", API.hex(), "guard", guard.name(), "id", guard.id().hex());
    }

    private static Scrape scraped(Meters meters) throws IOException {
        var text = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.builder().build().write(text, meters.scrape());
        return Scrape.parse(text.toString(StandardCharsets.UTF_8));
    }

    /** One that has reported. */
    static ConnectedGuard put(Store store, String name, Instant seen, long behind) {
        var guard =
                new ConnectedGuard(
                        API,
                        IDS.next(),
                        name,
                        "0.1.0",
                        1,
                        seen,
                        seen,
                        true,
                        7,
                        behind,
                        Duration.ofMillis(120),
                        1,
                        1,
                        1,
                        0,
                        0);
        store.write(tx -> tx.guards().put(guard));
        return guard;
    }
}
