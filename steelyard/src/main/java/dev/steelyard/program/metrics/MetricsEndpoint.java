package dev.steelyard.program.metrics;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Endpoint;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The endpoint {@code GET /metrics}, in Prometheus' text format or as OpenMetrics. */
final class MetricsEndpoint implements Endpoint {
    private final Meters meters;
    private final ExpositionFormatWriter text = PrometheusTextFormatWriter.builder().build();
    private final ExpositionFormatWriter open = OpenMetricsTextFormatWriter.builder().build();

    MetricsEndpoint(Meters meters) {
        this.meters = meters;
    }

    @Override
    public Reply handle(Request request) {
        var form = request.headers("Accept").stream().anyMatch(open::accepts) ? open : text;
        var body = new ByteArrayOutputStream();
        try {
            form.write(body, meters.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Reply.of(200, form.getContentType(), body.toByteArray());
    }
}
