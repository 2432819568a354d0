package dev.steelyard.e2e.staff;

import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.job.CheckContext;
import dev.steelyard.e2e.step.Mismatch;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/** End-to-end check of the values that {@code /metrics} reports after all other checks. */
public final class PrometheusMetrics {
    private final CheckContext scene;
    private final String metrics;

    /**
     * @param metrics where the server tells it
     */
    public PrometheusMetrics(CheckContext scene, String metrics) {
        this.scene = scene;
        this.metrics = metrics;
    }

    public void run() {
        var steps = scene.steps();
        steps.see(
                "tokens, counted by grant",
                () -> value("steelyard_tokens_issued_total{grant_type=\"client_credentials\"}"));
        steps.see(
                "requests, counted by the template of their path",
                () ->
                        value(
                                "steelyard_http_request_duration_seconds_count{method=\"POST\","
                                        + "route=\"/oidc/token\",status=\"2xx\"}"));
        steps.see("the API's guard follows", () -> value("steelyard_streams"));
        steps.soon(
                "and is known as connected",
                () ->
                        value(
                                "steelyard_guards{resource_server=\"%s\",state=\"connected\"}"
                                        .formatted(scene.demo().get("resource_server", "id"))));
        steps.see("metrics name no principal", this::anonymous);
        steps.see(
                "nothing of it at the public port",
                () -> get(URI.create(scene.demo().get("issuer")).resolve("/metrics"), 404));
    }

    private String value(String series) {
        var line =
                scraped()
                        .body()
                        .lines()
                        .filter(each -> each.startsWith(series + " "))
                        .findFirst()
                        .orElseThrow(() -> new Mismatch(series, "none"));
        Mismatch.unless(!line.endsWith(" 0.0"), "more than 0", line);
        return line;
    }

    private String anonymous() {
        var text = scraped().body();
        for (var secret : List.of("client_id", "application", "client_secret")) {
            Mismatch.unless(!text.contains(scene.demo().get(secret)), "no " + secret, "one");
        }
        return text.lines().count() + " lines";
    }

    private Answer scraped() {
        return scene.http().send(HttpRequest.newBuilder(URI.create(metrics))).expect(200);
    }

    private String get(URI url, int status) {
        return scene.http().send(HttpRequest.newBuilder(url)).expect(status).toString();
    }
}
