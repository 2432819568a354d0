package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One client authentication a request, written in one way (RFC 6749, section 2.3; RFC 7617). */
class ClientAuthenticationTest extends ServerTest {
    private static final String GRANT = "grant_type=refresh_token&refresh_token=x";

    private Raw.Answer token(String form, String... headers) {
        return new Raw(server.port()).token(form, headers);
    }

    private String id() {
        return platform.client.id().hex();
    }

    private static String base64(String pair) {
        return Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1));
    }

    @Test
    void by_basic_or_by_post_is_taken() {
        assertThat(token(GRANT, "Authorization: Basic " + base64(id() + ":" + platform.secret)))
                .returns("invalid_grant", Raw.Answer::error);
        assertThat(token(GRANT + "&client_id=" + id() + "&client_secret=" + platform.secret))
                .returns("invalid_grant", Raw.Answer::error);
    }

    @Test
    void twice_invalid_request() {
        var basic = "Authorization: Basic " + base64(id() + ":" + platform.secret);
        var post = GRANT + "&client_id=" + id() + "&client_secret=" + platform.secret;
        assertRefused(token(post, basic), 400, "invalid_request");
        assertRefused(token(GRANT, basic, basic), 400, "invalid_request");
        var other = "&client_id=" + platform.machine.id().hex();
        assertRefused(token(GRANT + other, basic), 400, "invalid_request");
    }

    @Test
    void api_key_as_secret_is_recognized_of_clients_that_exist_or_not() {
        for (var id : new String[] {id(), "665f00000000000000000000"}) {
            var pair = id + ":sy_ak_1_2_3";
            for (var answer :
                    new Raw.Answer[] {
                        token(GRANT + "&client_id=" + id + "&client_secret=sy_ak_1_2_3"),
                        token(GRANT, "Authorization: Basic " + base64(pair)),
                    }) {
                assertRefused(answer, 401, "invalid_client");
                assertThat(answer.json().path("error_description").asString())
                        .startsWith("This is an API key, not a client secret.");
            }
        }
    }

    @Test
    void assertion_without_its_type_invalid_client() {
        var form = GRANT + "&client_id=" + id() + "&client_assertion=x.y.z";
        assertRefused(token(form), 401, "invalid_client");
    }

    @ParameterizedTest(name = "{0} → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no colon | ID | 401",
                "nothing | '' | 401",
                "a colon alone | : | 401",
                "no id | :SECRET | 401",
                "no secret | ID: | 401",
                "wrong escape | ID:%zz | 400",
                "escape cut off | ID:SECRET% | 400",
                "escape that is no UTF-8 | ID:%ff | 400",
                "a byte beyond ASCII | ID:\u00e9 | 400",
                "control character | ID:SECRET%00 | 400",
                "a control character as it is | ID\u0007:SECRET | 400",
                "a space before the secret | ID: SECRET | 401",
            })
    void basic_loosely_written(String name, String pair, int status) {
        var text = pair.replace("ID", id()).replace("SECRET", platform.secret);
        var answer = token(GRANT, "Authorization: Basic " + base64(text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(status == 400 ? "invalid_request" : "invalid_client");
        assertThat(answer.text()).doesNotContain(platform.secret);
    }

    @ParameterizedTest(name = "{0} → 401")
    @CsvSource({
        "without padding",
        "with bits left over",
        "in base64url",
        "with a line end inside",
        "not base64",
        "another scheme",
        "no credentials",
        "padding too much",
    })
    void base64_loosely_written(String how) {
        // One byte more than a multiple of three, so that there is padding.
        var pair = id() + ":" + platform.secret;
        var padded =
                base64(
                        pair.length() % 3 == 1
                                ? pair
                                : pair + " ".repeat((4 - pair.length() % 3) % 3));
        var bare = padded.replace("=", "");
        var header =
                switch (how) {
                    case "without padding" -> "Basic " + bare;
                    case "with bits left over" ->
                            "Basic "
                                    + bare.substring(0, bare.length() - 1)
                                    + (char) (bare.charAt(bare.length() - 1) + 1)
                                    + "==";
                    case "in base64url" -> "Basic " + base64("\u00ff\u00ff:x").replace('/', '_');
                    case "with a line end inside" ->
                            "Basic " + padded.substring(0, 8) + "\t" + padded.substring(8);
                    case "not base64" -> "Basic ###";
                    case "another scheme" -> "Digest " + padded;
                    case "no credentials" -> "Basic";
                    default -> "Basic " + padded + "=";
                };
        assertRefused(token(GRANT, "Authorization: " + header), 401, "invalid_client");
    }

    private static void assertRefused(Raw.Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.error()).isEqualTo(error);
    }
}
