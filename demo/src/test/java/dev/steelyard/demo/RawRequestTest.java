package dev.steelyard.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no proper client would send, byte by byte. */
class RawRequestTest {
    @TempDir Path folder;
    private RunningDemo api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningDemo(folder);
        api.known.permit("collections:read", "documents:read", "store:read", "application:read");
    }

    @AfterEach
    void close() {
        api.close();
    }

    private String get(String path, String headers) throws Exception {
        return api.raw(
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + headers
                        + "\r\n");
    }

    private String bearer() {
        return "Authorization: Bearer " + api.known.token() + "\r\n";
    }

    private static String key() {
        return "x-api-key: " + OneClient.KEY + "\r\n";
    }

    @Test
    void goodRequest_200() throws Exception {
        assertThat(get("/665f00/collections", bearer() + key())).startsWith("HTTP/1.1 200");
    }

    @Test
    void twoAuthorizationHeaders_401() throws Exception {
        assertThat(get("/665f00/collections", bearer() + bearer() + key()))
                .startsWith("HTTP/1.1 401")
                .contains("token_malformed");
    }

    @Test
    void twoApiKeys_401() throws Exception {
        assertThat(get("/665f00/collections", bearer() + key() + "X-Api-Key: other\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("api_key_invalid");
    }

    @Test
    void twoOrigins_403() throws Exception {
        String origins = "Origin: https://app.example.com\r\nOrigin: https://evil.example\r\n";
        assertThat(get("/665f00/collections", bearer() + key() + origins))
                .startsWith("HTTP/1.1 403")
                .contains("origin_not_allowed")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void tokenInTheQuery_401() throws Exception {
        assertThat(get("/access?access%5ftoken=x", bearer() + key()))
                .startsWith("HTTP/1.1 401")
                .contains("token_malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/665f00/%2e%2e/665f01/collections",
                "/665f00/../665f01/collections",
                "/665f00//collections",
                "/665f00/collections/",
                "/665f00;x=1/collections",
                "/665f00%2fcollections",
                "/665f00%252fcollections",
                "/665f00/collections/%00",
                "/665f00/collections/%ff",
                "/665f00/collections/%zz",
                "/665f00/collections/tickets\\..\\vehicles",
                "http://evil.example/665f00/collections"
            })
    void ambiguousPath_isRefused(String path) throws Exception {
        assertThat(get(path, bearer() + key())).containsPattern("^HTTP/1.1 40[04] ");
    }

    @Test
    void headersBeyondTheLimit_refusedInTheContractsForm() throws Exception {
        assertThat(get("/access", "x-filler: " + "x".repeat(17_000) + "\r\n"))
                .startsWith("HTTP/1.1 4")
                .containsIgnoringCase("x-request-id")
                .contains("\"code\":\"invalid_request\"");
    }

    @Test
    void garbage_isAnsweredAndNothingLeaks() throws Exception {
        assertThat(api.raw("\u0000\u0001garbage\r\n\r\n")).doesNotContain("Exception", "at dev.");
    }

    private static final String SMUGGLED = "GET /access HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private String post(String path, String headers) throws Exception {
        return api.untilClosed("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers);
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    @Test
    void chunkedBodyOverTheLimit_oneAnswer411ThenClosed() throws Exception {
        api.known.permit("documents:write");
        String large = chunk("a".repeat(30_000));
        String body = large + large + chunk(SMUGGLED + "b".repeat(20_000)) + "0\r\n\r\n";
        String type = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(post("/665f00/collections/tickets/documents", bearer() + key() + type + body))
                .startsWith("HTTP/1.1 411")
                .containsOnlyOnce("HTTP/1.1 ")
                .contains("Content-Length, not in chunks");
        assertThat(post("/665f00/collections/tickets/documents", type + body))
                .startsWith("HTTP/1.1 401")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: close\r\n", "Expect: 100-continue\r\n"})
    void unreadBody_isNoRequest(String header) throws Exception {
        String length = "Content-Length: " + SMUGGLED.length() + "\r\n\r\n";

        assertThat(post("/665f00/parameters", header + length + SMUGGLED))
                .startsWith("HTTP/1.1 401")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void bodyOverTheLimit_413InTheContractsForm() throws Exception {
        String body = "a".repeat(64 * 1024 + 1);

        assertThat(
                        post(
                                "/665f00/parameters",
                                "Content-Length: " + body.length() + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 413")
                .contains("\"code\":\"request_too_large\"")
                .containsIgnoringCase("x-request-id");
    }
}
