package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code serve} and {@code guard}, as processes, write to standard error. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init")
class LogTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    private static final Pattern PORT = Pattern.compile("at port (\\d+)");

    @TempDir Path folder;

    /** What a request that is refused was answered, and all that was logged until the end. */
    private record Logged(String request, List<String> lines) {
        JsonNode refusal() {
            return lines.stream()
                    .map(JSON::readTree)
                    .filter(line -> line.path("message").asString("").startsWith("refused"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Logged serve(String... settings) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(List.of("--data", folder.toString()));
        arguments.addAll(List.of(settings));
        return run(arguments, "/oidc/token", "grant_type=authorization_code&client_id=a%0A%22b");
    }

    private Logged run(List<String> arguments, String path, String form)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "dev.steelyard.program.Main"));
        command.addAll(arguments);
        var log = folder.resolve("log");
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("STEELYARD_"));
        var process = builder.start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var up = String.valueOf(out.readLine());
            var port = PORT.matcher(up);
            assertThat(port.find()).as(up + Files.readString(log)).isTrue();
            var answer = post(URI.create("http://127.0.0.1:" + port.group(1) + path), form);
            process.destroy();
            process.waitFor();
            return new Logged(
                    answer.headers().firstValue("X-Request-Id").orElseThrow(),
                    Files.readAllLines(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private static HttpResponse<String> post(URI uri, String form)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(uri)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void standard_linesWithDateAndZone_andTheDatabase() throws Exception {
        var logged = serve();

        assertThat(logged.lines()).isNotEmpty().allMatch(line -> line.matches(TIME + " [A-Z]+ .*"));
        assertThat(logged.lines())
                .anyMatch(line -> line.endsWith(database()))
                .anyMatch(line -> line.contains("[" + logged.request() + "] refused"));
    }

    @Test
    void json_oneObjectALine_withTheRequest() throws Exception {
        var logged = serve("--set", "log.json=true");

        assertThat(logged.lines()).isNotEmpty().allMatch(line -> JSON.readTree(line).isObject());
        assertThat(logged.lines())
                .map(line -> JSON.readTree(line).get("time").asString())
                .allMatch(time -> time.matches(TIME));
        assertThat(logged.lines())
                .anyMatch(
                        line -> JSON.readTree(line).get("message").asString().endsWith(database()));
        var refusal = logged.refusal();
        assertThat(refusal.propertyNames())
                .containsExactlyInAnyOrder(
                        "time", "message", "logger", "thread", "level", "request");
        assertThat(refusal.get("request").asString()).isEqualTo(logged.request());
        assertThat(refusal.get("level").asString()).isEqualTo("INFO");
    }

    private String database() {
        return "a new database was created: SQLite at " + folder.resolve("steelyard.db");
    }

    @Test
    void json_ofTheGuard() throws Exception {
        var operations = Files.writeString(folder.resolve("operations.txt"), "GET /access -\n");
        var logged =
                run(
                        List.of(
                                "guard",
                                "--set",
                                "log.json=true",
                                "--set",
                                "issuer=http://localhost:1/oidc",
                                "--set",
                                "guard.audience=https://api.example.com",
                                "--set",
                                "guard.resource_server=665f12",
                                "--set",
                                "guard.secret=unknown",
                                "--set",
                                "guard.operations=" + operations,
                                "--set",
                                "guard.port=0"),
                        "/decide",
                        "");

        assertThat(logged.lines()).isNotEmpty().allMatch(line -> JSON.readTree(line).isObject());
    }
}
