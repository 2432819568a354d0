package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.answer.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any route has the form of what was asked for. */
class RefusedBeforeRouteTest extends ServerTest {
    private static final String LARGE = "a".repeat(64 * 1024 + 1);

    private Wire send(String line, String headers, String body) throws IOException {
        return Wire.sendLast(
                server.port(), line + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body);
    }

    private Wire refused(int status, String path) throws IOException {
        return switch (status) {
            case 400 -> send("GET " + path, "Bad Header\r\n", "");
            case 404 -> send("GET " + path + "/there/is/no/such/thing", "", "");
            case 405 -> send("DELETE " + path, "", "");
            case 411 ->
                    send(
                            "POST " + path,
                            "Content-Type: application/x-www-form-urlencoded\r\n"
                                    + "Transfer-Encoding: chunked\r\n",
                            "1\r\na\r\n0\r\n\r\n");
            case 413 -> send("POST " + path, "Content-Length: " + LARGE.length() + "\r\n", LARGE);
            case 414 -> send("GET " + path + "?" + "a".repeat(17 * 1024), "", "");
            case 431 -> send("GET " + path, "X-Filler: " + "a".repeat(17 * 1024) + "\r\n", "");
            default -> throw new AssertionError(status);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid",
        "404, not_found",
        "405, method_not_allowed",
        "413, body_too_large",
        "431, headers_too_large"
    })
    void api(int status, String code) throws Exception {
        var answer = refused(status, "/api/v1/applications");

        assertThat(answer.statuses()).containsExactly(status);
        var error = Json.MAPPER.readTree(answer.body()).path("error");
        assertThat(error.path("status").asInt()).isEqualTo(status);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotBlank();
        assertThat(error.path("reference").asString())
                .isNotBlank()
                .isEqualTo(answer.header("x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 411, 413, 414, 431})
    void protocol(int status) throws Exception {
        var answer = refused(status, "/oidc/token");

        assertThat(answer.statuses()).containsExactly(status);
        var json = Json.MAPPER.readTree(answer.body());
        assertThat(json.path("error").isString()).isTrue();
        assertThat(json.path("error_description").asString()).isNotBlank();
        assertThat(json.path("reference").asString())
                .isNotBlank()
                .isEqualTo(answer.header("x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 411, 413, 431})
    void page(int status) throws Exception {
        var answer = refused(status, "/oidc/login");

        assertThat(answer.statuses()).containsExactly(status);
        assertThat(answer.header("content-type")).startsWith("text/html");
        assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
        assertThat(answer.body()).contains(answer.header("x-request-id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void headers_in_many_pieces_431(int lines) throws Exception {
        var line = "X-Filler: " + "a".repeat(17 * 1024 / lines) + "\r\n";
        var answer = send("GET /oidc/jwks", line.repeat(lines), "");
        assertThat(answer.statuses()).containsExactly(431);
    }

    @Test
    void headers_far_beyond_the_limit_431() throws Exception {
        var answer =
                Wire.send(
                        server.port(),
                        "GET /api/v1/clients HTTP/1.1\r\nHost: x\r\nX-Filler: "
                                + "a".repeat(30_000)
                                + "\r\n\r\n");
        assertThat(answer.statuses()).isSubsetOf(431);
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void headers_within_the_limit_are_read() throws Exception {
        var answer = send("GET /oidc/jwks", "X-Filler: " + "a".repeat(15 * 1024) + "\r\n", "");
        assertThat(answer.statuses()).containsExactly(200);
    }

    @Test
    void path_that_no_log_could_hold_400() throws Exception {
        var answer = send("GET /api/v1/%zz\u0001", "", "");
        assertThat(answer.statuses()).containsExactly(400);
    }

    @Test
    void path_below_the_api_that_is_no_path_400_in_its_form() throws Exception {
        var answer = send("GET /api/v1/%zz", "", "");
        assertThat(answer.statuses()).containsExactly(400);
        assertThat(Json.MAPPER.readTree(answer.body()).path("error").path("code").asString())
                .isEqualTo("invalid");
    }

    @Test
    void name_that_only_begins_like_the_api_is_not_below_it() throws Exception {
        var answer = send("GET /api/v1x", "", "");
        assertThat(Json.MAPPER.readTree(answer.body()).path("error").asString())
                .isEqualTo("not_found");
    }
}
