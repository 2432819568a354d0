package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.fuzz.Nearly;
import dev.steelyard.testkit.Databases;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Parsers that are reached by a request: whatever comes, it is answered in form, never 500. */
class RequestProperties {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private static final Tenant TENANT = Tenant.make(STEELYARD, "North");
    private static final Answered CLIENT = TENANT.client(STEELYARD);

    @AfterContainer
    static void stop() {
        STEELYARD.close();
    }

    @Provide
    Arbitrary<String> bodies() {
        return Nearly.right(
                List.of(
                        "{\"name\":\"A\",\"permissions\":[\"documents:read\"]}",
                        "{\"name\":\"A\",\"type\":\"public\",\"grant_types\":[\"authorization_code\"],"
                                + "\"redirect_uris\":[\"https://a.example/cb\"],\"origins\":[]}"),
                "\\u0000",
                "\\ud800",
                "null",
                "[".repeat(600),
                "1e999999",
                "\"name\":\"B\",",
                "\ufeff");
    }

    @Property
    void jsonBody(@ForAll("bodies") String body) {
        expectForm(STEELYARD.post(TENANT.token(), TENANT.path("/roles"), body));
        expectForm(STEELYARD.post(TENANT.token(), TENANT.path("/clients"), body));
    }

    @Provide
    Arbitrary<String> cursors() {
        return Nearly.right(List.of("0123456789abcdef01234567", ""), "&limit=1", "&after=", "%zz");
    }

    @Property
    void cursor(@ForAll("cursors") String cursor) {
        var query =
                cursor.chars().allMatch(c -> c > 0x20 && c < 0x7f && "\"<>\\^`{|}#".indexOf(c) < 0);
        if (query && !cursor.matches(".*%(?![0-9a-fA-F]{2}).*")) {
            expectForm(STEELYARD.get(TENANT.token(), "/applications?after=" + cursor));
        }
    }

    @Provide
    Arbitrary<String> tags() {
        return Nearly.right(List.of("\"1\"", "*"), "W/", ",", "\"", "99999999999999999999");
    }

    @Property
    void ifMatch(@ForAll("tags") String tag) {
        if (tag.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            var path = "/applications/" + TENANT.application();
            expectForm(STEELYARD.patch(TENANT.token(), path, "{}", "if-match", tag));
        }
    }

    @Provide
    Arbitrary<String> pairs() {
        var pair = CLIENT.text("_id") + ":" + CLIENT.text("client_secret");
        return Nearly.right(List.of(pair, ":"), ":", "%3a", "%zz", "+", "\u00e9");
    }

    @Property
    void basic(@ForAll("pairs") String pair) {
        var basic = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        var answer =
                STEELYARD.send(
                        STEELYARD
                                .request("/oidc/token")
                                .header("authorization", "Basic " + basic)
                                .header("content-type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(answer.status()).as(answer.response().body()).isIn(200, 400, 401, 429);
    }

    @Provide
    Arbitrary<String> uris() {
        return Nearly.right(
                List.of(
                        "https://app.example.com:8443/a?b=c",
                        "http://127.0.0.1/cb",
                        "com.example.app:/cb",
                        "https://b\u00fccher.example/"),
                "://",
                "@",
                "#",
                "%2f",
                "%2e",
                "..",
                "*",
                "xn--",
                "javascript:",
                "\u3002",
                "[::1]");
    }

    @Property
    void redirectUri(@ForAll("uris") String uri) {
        var answer =
                STEELYARD.patch(
                        TENANT.token(),
                        "/clients/" + CLIENT.text("_id"),
                        Map.of("redirect_uris", List.of(uri)));
        expectForm(answer);
        if (answer.status() == 200) {
            var kept = answer.texts("redirect_uris").getFirst();
            assertThat(kept).matches("(https|http|[a-z][a-z0-9+.-]*):[!-~]*");
            assertThat(kept).doesNotContain("#", "*", "\\").doesNotStartWith("javascript:");
            // What was answered can be given again.
            STEELYARD
                    .patch(
                            TENANT.token(),
                            "/clients/" + CLIENT.text("_id"),
                            Map.of("redirect_uris", List.of(kept)))
                    .expect(200);
        }
    }

    private static void expectForm(Answered answer) {
        assertThat(answer.status()).as(answer.response().body()).isLessThan(500);
        if (answer.status() >= 400) {
            // What is refused before any route has no API's form, but a reference all the same.
            var json = answer.json();
            var error = json.path("error").isObject() ? json.path("error") : json;
            assertThat(error.path("reference").asString()).isEqualTo(answer.header("x-request-id"));
        }
    }
}
