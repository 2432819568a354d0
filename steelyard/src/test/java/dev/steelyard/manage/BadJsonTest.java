package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, cursors and versions that were made up: 400 in the API's form, on both databases. */
class BadJsonTest {
    private static final List<Steelyard> BOTH =
            List.of(new Steelyard(Databases.sqlite()), new Steelyard(Databases.postgres()));

    static {
        BOTH.forEach(Platform::make);
    }

    @AfterAll
    static void stop() {
        BOTH.forEach(Steelyard::close);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "10,000 arrays deep",
                "10,000 objects deep",
                "a member twice",
                "a member twice in two spellings",
                "a member twice, within",
                "a byte order mark",
                "UTF-16",
                "UTF-16 without a mark",
                "a number of 2,000 digits",
                "a name of 60,000 letters",
            })
    void body_is400(String what) {
        var good = "{\"name\":\"A\",\"company\":\"C\"}";
        var body =
                switch (what) {
                    case "10,000 arrays deep" ->
                            "{\"name\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
                    case "10,000 objects deep" ->
                            "{\"name\":".repeat(6_000) + "1" + "}".repeat(6_000);
                    case "a member twice" -> "{\"name\":\"A\",\"name\":\"A\",\"company\":\"C\"}";
                    case "a member twice in two spellings" ->
                            "{\"name\":\"A\",\"n\\u0061me\":\"B\",\"company\":\"C\"}";
                    case "a member twice, within" ->
                            "{\"name\":{\"a\":1,\"a\":2},\"company\":\"C\"}";
                    case "a byte order mark" -> "\ufeff" + good;
                    case "a number of 2,000 digits" -> "{\"name\":" + "9".repeat(2_000) + "}";
                    case "a name of 60,000 letters" -> good.replace("A", "A".repeat(60_000));
                    default -> good;
                };
        var charset =
                switch (what) {
                    case "UTF-16" -> UTF_16;
                    case "UTF-16 without a mark" -> UTF_16BE;
                    default -> UTF_8;
                };
        BOTH.forEach(steelyard -> post(steelyard, body, charset).refused(400, "invalid"));
    }

    private static Answered post(Steelyard steelyard, String body, Charset charset) {
        return steelyard.send(
                steelyard
                        .request("/api/v1/applications")
                        .header("authorization", "Bearer " + steelyard.operator)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body.getBytes(charset))));
    }

    /** PostgreSQL keeps no NUL, and neither keeps half a character. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"NUL, \\u0000", "half a surrogate pair, \\ud800", "the other half, \\udc00"})
    void textThatCantBeKept_is400(String what, String escaped) {
        for (var steelyard : BOTH) {
            var tenant = Tenant.make(steelyard, "North");
            var text = "\"a" + escaped + "b\"";
            for (var body :
                    List.of(
                            "{\"name\":" + text + ",\"permissions\":[]}",
                            "{\"name\":\"A\",\"permissions\":[" + text + "]}",
                            "{\"name\":\"A\",\"template\":" + text + "}")) {
                steelyard.post(tenant.token(), tenant.path("/roles"), body).refused(400, "invalid");
            }
            var address = "\"a" + escaped + "@example.com\"";
            steelyard
                    .post(
                            tenant.token(),
                            tenant.path("/invitations"),
                            "{\"email\":" + address + ",\"roles\":[]}")
                    .invalid("email");
        }
    }

    @ParameterizedTest(name = "after={0}")
    @ValueSource(
            strings = {
                "x",
                "0",
                "null",
                "%00",
                "%27%20OR%201%3D1",
                "ffffffffffffffffffffffff0",
                "FFFFFFFFFFFFFFFFFFFFFFFF",
                "..%2F..%2F",
                "%ff",
            })
    void forgedCursor_is400(String cursor) {
        for (var steelyard : BOTH) {
            for (var list : List.of("/applications", "/resellers", "/management-clients")) {
                steelyard
                        .get(steelyard.operator, list + "?after=" + cursor)
                        .refused(400, "invalid");
            }
        }
    }

    @ParameterizedTest(name = "after={0}")
    @ValueSource(strings = {"000000000000000000000000", "ffffffffffffffffffffffff"})
    void cursorThatIsNobodysId_isAPlaceInTheOrder(String cursor) {
        BOTH.forEach(
                steelyard ->
                        steelyard
                                .get(steelyard.operator, "/applications?after=" + cursor)
                                .expect(200));
    }

    @ParameterizedTest(name = "If-Match: {0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"0\" | 412",
                "\"2\" | 412",
                "\"999999999999999999\" | 412",
                "\"9999999999999999999\" | 400",
                "\"-1\" | 400",
                "\"1\", \"2\" | 400",
                "W/\"1\" | 400",
                "1 | 400",
                "'1' | 400",
                "\"1 | 400",
                "\"x' OR 1=1\" | 400",
            })
    void forgedIfMatch_changesNothing(String tag, int status) {
        for (var steelyard : BOTH) {
            var tenant = Tenant.make(steelyard, "North");
            var path = "/applications/" + tenant.application();
            var refused =
                    steelyard.patch(tenant.token(), path, Map.of("name", "B"), "if-match", tag);
            refused.refused(status, status == 412 ? "version_mismatch" : "invalid");
            assertThat(steelyard.get(tenant.token(), path).text("name")).isEqualTo("North Lane");
        }
    }
}
