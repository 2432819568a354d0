package dev.steelyard.program.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One answer in the text format of Prometheus, read as strictly as {@code promtool check metrics}
 * does.
 *
 * @param types by the metric's name
 */
public record Scrape(Map<String, String> types, List<Sample> samples) {
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z][a-z0-9_]*) ([a-z]+)");
    private static final Pattern HELP = Pattern.compile("# HELP ([a-z][a-z0-9_]*) (\\S.*)");
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-z][a-z0-9_]*)(?:\\{(.*)\\})? (-?[0-9.]+(?:E-?[0-9]+)?|NaN|\\+Inf)");
    private static final Pattern LABEL =
            Pattern.compile("([a-z][a-z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"(?:,|$)");

    public record Sample(String name, Map<String, String> labels, double value) {}

    static Scrape of(int port) {
        var url = URI.create("http://127.0.0.1:" + port + "/metrics");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("status " + answer.statusCode());
            }
            return parse(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Scrape parse(String text) {
        var types = new LinkedHashMap<String, String>();
        var samples = new ArrayList<Sample>();
        String helped = "";
        String typed = "";
        for (var line : text.lines().toList()) {
            var help = HELP.matcher(line);
            var type = TYPE.matcher(line);
            var sample = SAMPLE.matcher(line);
            if (help.matches()) {
                helped = help.group(1);
            } else if (type.matches()) {
                typed = type.group(1);
                check(typed.equals(helped), "help of another: " + line);
                check(types.put(typed, type.group(2)) == null, "twice: " + line);
            } else if (sample.matches()) {
                check(belongs(sample.group(1), typed, types), "of no metric: " + line);
                samples.add(
                        new Sample(
                                sample.group(1),
                                labels(sample.group(2)),
                                Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"))));
            } else {
                throw new AssertionError("not a line of the format: " + line);
            }
        }
        check(
                samples.stream().distinct().count() == samples.size(),
                "the same series more than once");
        return new Scrape(types, samples);
    }

    private static boolean belongs(String sample, String metric, Map<String, String> types) {
        var suffix = sample.startsWith(metric) ? sample.substring(metric.length()) : "?";
        return switch (types.getOrDefault(metric, "")) {
            case "counter", "gauge" -> suffix.isEmpty();
            case "summary" -> List.of("", "_count", "_sum").contains(suffix);
            case "histogram" -> List.of("_bucket", "_count", "_sum").contains(suffix);
            default -> false;
        };
    }

    private static Map<String, String> labels(String text) {
        var labels = new TreeMap<String, String>();
        if (text == null) {
            return labels;
        }
        var matcher = LABEL.matcher(text);
        int end = 0;
        while (matcher.find()) {
            check(matcher.start() == end, "labels: " + text);
            end = matcher.end();
            labels.put(matcher.group(1), matcher.group(2));
        }
        check(end == text.length(), "labels: " + text);
        return labels;
    }

    private static void check(boolean good, String what) {
        if (!good) {
            throw new AssertionError(what);
        }
    }

    /** The value of that series; 0: there is none. */
    public double value(String name, Map<String, String> labels) {
        return samples.stream()
                .filter(each -> each.name().equals(name) && each.labels().equals(labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    public double value(String name) {
        return value(name, Map.of());
    }

    public boolean has(String name) {
        return samples.stream().anyMatch(each -> each.name().equals(name));
    }
}
