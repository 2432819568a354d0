package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be read as one form is refused before anything else (RFC 6749, section 3.2). */
class TokenRequestFormTest extends ServerTest {
    private Raw wire() {
        return new Raw(server.port());
    }

    private String credentials() {
        return "client_id=" + platform.client.id().hex() + "&client_secret=" + platform.secret;
    }

    @ParameterizedTest(name = "{0} → {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a parameter twice | grant_type=a&grant_type=a | 400 | invalid_request",
                "twice, once without a value | grant_type=&grant_type=client_credentials | 400 | invalid_request",
                "twice in two encodings | grant_type=a&gr%61nt_type=b | 400 | invalid_request",
                "a parameter unknown to us twice | x=1&x=2 | 400 | invalid_request",
                "not UTF-8 | grant_type=%ff | 400 | invalid_request",
                "overlong UTF-8 | grant_type=%c0%af | 400 | invalid_request",
                "half of a surrogate pair | grant_type=%ed%a0%80 | 400 | invalid_request",
                "a byte beyond ASCII | grant_type=\u00e9 | 400 | invalid_request",
                "an escape cut off | grant_type=%4 | 400 | invalid_request",
                "an escape of no hex digits | grant_type=%zz | 400 | invalid_request",
                "NUL | grant_type=client%00credentials | 400 | invalid_request",
                "a line end | grant_type=client%0d%0acredentials | 400 | invalid_request",
                "a control character of C1 | grant_type=%c2%85 | 400 | invalid_request",
                "DEL | grant_type=%7f | 400 | invalid_request",
                "nothing at all | '' | 400 | invalid_request",
                "unknown grant | grant_type=password | 400 | unsupported_grant_type",
            })
    void form(String name, String form, int status, String error) {
        var answer = wire().token(credentials() + "&" + form);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.text()).doesNotContain(platform.secret).contains("X-Request-Id");
    }

    @Test
    void parameters_in_the_query_of_a_post_refused_even_the_harmless() {
        for (var query : new String[] {"?" + credentials(), "?x=1", "?grant_type=x"}) {
            var answer =
                    wire().post(
                                    "/oidc/token" + query,
                                    "application/x-www-form-urlencoded",
                                    credentials() + "&grant_type=refresh_token&refresh_token=x");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error()).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=SECRET",
                "client%5Fsecret=wrong",
                "refresh_token=x",
                "key=sy_ak_1_2_3",
                "x=sy%5Frt_1"
            })
    void secret_in_the_query_is_to_be_changed_right_or_wrong(String query) {
        var path = "/oidc/token?" + query.replace("SECRET", platform.secret);
        var form = "application/x-www-form-urlencoded";
        for (var answer :
                new Raw.Answer[] {
                    wire().post(path, form, "grant_type=client_credentials"),
                    wire().post(path, "text/plain", ""),
                    wire().get(path),
                    wire().post(path.replace("/token", "/introspection"), form, "token=x"),
                    wire().post(path.replace("/token", "/revocation"), form, "token=x"),
                }) {
            assertThat(answer.status()).isIn(400, 405);
            assertThat(answer.json().path("error_description").asString())
                    .startsWith(
                            "Change this secret: URLs are logged. Send the new one in the body");
            assertThat(answer.text()).doesNotContain(platform.secret);
        }
    }

    @Test
    void client_secret_in_an_authorization_request_is_to_be_changed() {
        var answer =
                server.browser()
                        .get(new Flow(platform.client).with("client_secret", "sy_sk_x").path())
                        .answer();
        assertThat(answer).containsEntry("error", "invalid_request");
        assertThat(answer.get("error_description"))
                .startsWith("Change this secret: URLs are logged.");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/x-www-form-urlencoded-not",
    })
    void other_media_types_refused(String type) {
        var answer = wire().post("/oidc/token", type, credentials() + "&grant_type=x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_request");
    }

    @Test
    void more_parameters_than_the_limit_refused() {
        var form = new StringBuilder(credentials());
        for (int i = 0; i < 200; i++) {
            form.append("&p").append(i).append("=1");
        }
        var answer = wire().token(form.toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error_description").asString()).contains("parameters");
    }

    @ParameterizedTest(name = "{0} → invalid_scope")
    @CsvSource({
        "documents:erase",
        "openid documents:erase",
        "parameters:write",
        "manage.clients:write",
        "documents:read;documents:write",
    })
    void unknown_scope(String scope) {
        var answer =
                server.browser()
                        .get(new Flow(platform.client).with("scope", scope).path())
                        .answer();
        assertThat(answer).containsEntry("error", "invalid_scope");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "openid documents:erase, The scope documents:erase is unknown at this API",
        "manage.clients:write, The scope manage.clients:write is unknown at this API",
        "parameters:write, The scope parameters:write is unknown at this API",
    })
    void unknown_scope_is_named(String scope, String description) {
        var answer =
                server.browser()
                        .get(new Flow(platform.client).with("scope", scope).path())
                        .answer();
        assertThat(answer.get("error_description")).startsWith(description);
    }

    @Test
    void unknown_scope_is_repeated_in_part_only() {
        var answer =
                server.browser()
                        .get(new Flow(platform.client).with("scope", "s".repeat(5_000)).path())
                        .answer();
        assertThat(answer.get("error_description"))
                .contains("ssss... is unknown")
                .hasSizeLessThan(200);
    }
}
