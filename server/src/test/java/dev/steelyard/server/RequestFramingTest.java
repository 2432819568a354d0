package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.answer.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112, section 11.2: nothing inside a request is ever taken for the next one. */
class RequestFramingTest extends ServerTest {
    private static final String HOST = "Host: localhost\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String SMUGGLED = "GET /oidc/jwks HTTP/1.1\r\n" + HOST + "\r\n";

    private Wire send(String request) throws IOException {
        return Wire.send(server.port(), request);
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static String length(String body) {
        return "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/token", "/oidc/login", "/guard/v1/states", "/nothing"})
    void chunked_body_over_the_limit_one_answer_then_closed(String path) throws Exception {
        var chunks = chunk("a".repeat(30_000));
        var over = chunk(SMUGGLED + "b".repeat(20_000)) + "0\r\n\r\n";

        var answer =
                send(
                        "POST "
                                + path
                                + " HTTP/1.1\r\n"
                                + HOST
                                + FORM
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + chunks
                                + chunks
                                + over);

        assertThat(answer.statuses()).hasSize(1);
        assertThat(answer.text()).doesNotContain("\"keys\"");
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void chunked_body_411_and_what_follows_is_not_read() throws Exception {
        var answer =
                send(
                        "POST /oidc/token HTTP/1.1\r\n"
                                + HOST
                                + FORM
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + chunk("grant_type=client_credentials")
                                + "0\r\n\r\n"
                                + SMUGGLED);

        assertThat(answer.statuses()).containsExactly(411);
        assertThat(answer.body()).contains("Content-Length");
        assertThat(answer.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/token", "/guard/v1/states", "/nothing"})
    void unread_body_before_a_close_is_no_request(String path) throws Exception {
        var answer =
                send(
                        "POST "
                                + path
                                + " HTTP/1.1\r\n"
                                + HOST
                                + "Connection: close\r\n"
                                + length(SMUGGLED));

        assertThat(answer.statuses()).hasSize(1);
        assertThat(answer.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oidc/token", "/guard/v1/states", "/nothing"})
    void body_that_was_not_waited_for_is_no_request(String path) throws Exception {
        var answer =
                Wire.sendLast(
                        server.port(),
                        "POST "
                                + path
                                + " HTTP/1.1\r\n"
                                + HOST
                                + "Expect: 100-continue\r\n"
                                + length(SMUGGLED));

        assertThat(answer.statuses()).hasSize(2).startsWith(100);
        assertThat(answer.text()).doesNotContain("\"keys\"");
    }

    @Test
    void connection_close_asked_is_closed_after_the_answer() throws Exception {
        var answer = send("GET /oidc/jwks HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

        assertThat(answer.statuses()).containsExactly(200);
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void read_and_unread_bodies_within_the_limit_keep_the_connection() throws Exception {
        var read = "POST /oidc/token HTTP/1.1\r\n" + HOST + FORM + length("grant_type=x");
        var unread = "POST /nothing HTTP/1.1\r\n" + HOST + length("x".repeat(60_000));

        var answer = Wire.sendLast(server.port(), read + unread + SMUGGLED);

        assertThat(answer.statuses()).containsExactly(400, 404, 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: +5\r\n",
                "Content-Length : 5\r\n"
            })
    void ambiguous_length_one_refusal_then_closed(String headers) throws Exception {
        var answer =
                send(
                        "POST /oidc/token HTTP/1.1\r\n"
                                + HOST
                                + FORM
                                + headers
                                + "\r\n0\r\n\r\n"
                                + SMUGGLED);

        assertThat(answer.statuses()).hasSize(1).allMatch(status -> status >= 400);
        assertThat(answer.closed()).isTrue();
        assertRefusedInForm(answer);
    }

    @Test
    void body_over_the_limit_413_in_form() throws Exception {
        var answer =
                send(
                        "POST /oidc/token HTTP/1.1\r\n"
                                + HOST
                                + FORM
                                + length("a".repeat(64 * 1024 + 1)));

        assertThat(answer.statuses()).containsExactly(413);
        assertRefusedInForm(answer);
    }

    @Test
    void headers_over_the_limit_refused_in_form() throws Exception {
        var answer =
                send(
                        "GET /oidc/jwks HTTP/1.1\r\n"
                                + HOST
                                + "X-Filler: "
                                + "x".repeat(17 * 1024)
                                + "\r\n\r\n");

        assertThat(answer.statuses()).containsExactly(431);
        assertRefusedInForm(answer);
    }

    @Test
    void request_line_over_the_limit_414_in_form() throws Exception {
        var answer =
                send("GET /oidc/jwks?" + "x".repeat(20 * 1024) + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(answer.statuses()).containsExactly(414);
        assertRefusedInForm(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET /oidc/%zz HTTP/1.1\r\nHost: x\r\n\r\n"})
    void unreadable_request_400_in_form(String request) throws Exception {
        var answer = send(request);

        assertThat(answer.statuses()).containsExactly(400);
        assertRefusedInForm(answer);
    }

    private static void assertRefusedInForm(Wire answer) {
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        var json = Json.MAPPER.readTree(answer.body());
        assertThat(json.path("error").asString()).isEqualTo("invalid_request");
        assertThat(json.path("error_description").asString()).isNotBlank();
        assertThat(json.path("reference").asString())
                .isNotBlank()
                .isEqualTo(answer.header("x-request-id"));
    }
}
