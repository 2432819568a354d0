package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Databases;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON face: strict in what it reads, one form of errors, versions, pages. */
class HttpFormTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());

    static {
        Platform.make(STEELYARD);
    }

    private final Tenant tenant = Tenant.make(STEELYARD, "North");

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private Answered make(String json) {
        return STEELYARD.post(tenant.token(), "/applications", json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"name\":\"A\",\"name\":\"B\",\"company\":\"C\"}",
                "{\"name\":\"A\",\"company\":\"C\"} {}",
                "{'name':'A'}",
                "{\"name\":\"A\",\"company\":NaN}"
            })
    void malformedJson_is400(String json) {
        var refused = make(json).refused(400, "invalid");
        assertThat(refused.json().path("error").has("field")).isFalse();
    }

    @Test
    void nestedThousandDeep_is400() {
        make("{\"name\":" + "[".repeat(1000) + "]".repeat(1000) + "}").refused(400, "invalid");
    }

    @Test
    void invalidUtf8_is400() {
        var request =
                STEELYARD
                        .request("/api/v1/applications")
                        .header("authorization", "Bearer " + tenant.token())
                        .header("content-type", "application/json")
                        .POST(
                                BodyPublishers.ofByteArray(
                                        new byte[] {
                                            '{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'
                                        }));
        STEELYARD.send(request).refused(400, "invalid");
    }

    @Test
    void unknownMember_isNamedAndTheAllowedOnesAreListed() {
        var refused = make("{\"name\":\"A\",\"company\":\"C\",\"nmae\":1}").invalid("nmae");
        assertThat(refused.message()).contains("name, company, expiry");
    }

    @Test
    void unknownMember_withAStrangeName_isNotRepeated() {
        var refused = make("{\"<script>\":1}").refused(400, "invalid");
        assertThat(refused.response().body()).doesNotContain("script");
    }

    @Test
    void wrongTypesAndMissingMembers_areNamed() {
        make("{\"name\":1,\"company\":\"C\"}").invalid("name");
        make("{\"name\":null,\"company\":\"C\"}").invalid("name");
        make("{\"name\":\"A\"}").invalid("company");
        make("{\"name\":\"A\",\"company\":\"C\",\"expiry\":\"tomorrow\"}").invalid("expiry");
        make("{\"name\":\"A\",\"company\":\"C\",\"expiry\":\"2026-02-30T00:00:00Z\"}")
                .invalid("expiry");
        make("{\"name\":\"A\",\"company\":\"C\",\"expiry\":1790000000}").invalid("expiry");
        make("{\"name\":\"A\\u202eB\",\"company\":\"C\"}").invalid("name");
        STEELYARD
                .patch(
                        tenant.token(),
                        "/applications/" + tenant.application(),
                        "{\"suspended\":\"yes\"}")
                .invalid("suspended");
    }

    @Test
    void parametersThatCannotBe_areRefusedByName() {
        STEELYARD.get(tenant.token(), "/credentials").invalid("expiring_within");
        STEELYARD.get(tenant.token(), "/credentials?unused_for=0").invalid("unused_for");
        STEELYARD.get(tenant.token(), "/credentials?unused_for=3651").invalid("unused_for");
        STEELYARD.get(tenant.token(), "/clients?unused_for=1&after=x").invalid("after");
        STEELYARD
                .get(
                        tenant.token(),
                        "/clients?unused_for=1&after=9999999999999999." + "f".repeat(24))
                .invalid("after");
    }

    @Test
    void dryRun_neitherTrueNorFalse_isInvalid() {
        var role = tenant.role(STEELYARD, "Reader");
        for (var word : List.of("yes", "perhaps", "")) {
            STEELYARD
                    .delete(tenant.token(), "/roles/" + role + "?dry_run=" + word)
                    .invalid("dry_run");
        }
        STEELYARD.get(tenant.token(), "/roles/" + role).expect(200);
    }

    @Test
    void bodyInChunks_is411() {
        STEELYARD
                .send(
                        STEELYARD
                                .request("/api/v1/applications")
                                .header("authorization", "Bearer " + tenant.token())
                                .header("content-type", "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () ->
                                                        new ByteArrayInputStream(
                                                                new byte[] {'{', '}'}))))
                .refused(411, "length_required");
    }

    @Test
    void otherContentType_is415() {
        STEELYARD
                .send(
                        STEELYARD
                                .request("/api/v1/applications")
                                .header("authorization", "Bearer " + tenant.token())
                                .header("content-type", "text/plain")
                                .POST(BodyPublishers.ofString("{}")))
                .refused(415, "unsupported_media_type");
    }

    @Test
    void noToken_garbage_orATokenInTheQuery_is401WithAChallenge() {
        var missing = STEELYARD.send(STEELYARD.request("/api/v1/applications").GET());
        missing.refused(401, "token_missing");
        assertThat(missing.header("www-authenticate")).isEqualTo("Bearer");
        var garbage = STEELYARD.get("garbage", "/applications").refused(401, "token_malformed");
        assertThat(garbage.header("www-authenticate")).contains("error=\"invalid_token\"");
        var query = "?access_token=" + tenant.token();
        assertThat(STEELYARD.send(STEELYARD.request("/api/v1/applications" + query).GET()).status())
                .isEqualTo(401);
    }

    @Test
    void missingPermission_saysWhich() {
        var token = STEELYARD.token(tenant.authority(), Set.of());
        var refused = STEELYARD.get(token, "/applications").refused(403, "permission_missing");
        assertThat(refused.message()).contains("manage.applications:read");
        assertThat(refused.header("www-authenticate")).contains("insufficient_scope");
    }

    @Test
    void expiry_givenClearedAndLeft() {
        var path = "/applications/" + tenant.application();
        var given = "{\"expiry\":\"2027-01-31T09:00:00.000Z\"}";
        assertThat(STEELYARD.patch(tenant.token(), path, given).expect(200).text("expiry"))
                .isEqualTo("2027-01-31T09:00:00.000Z");
        assertThat(
                        STEELYARD
                                .patch(tenant.token(), path, "{\"name\":\"B\"}")
                                .expect(200)
                                .text("expiry"))
                .isEqualTo("2027-01-31T09:00:00.000Z");
        assertThat(
                        STEELYARD
                                .patch(tenant.token(), path, "{\"expiry\":null}")
                                .expect(200)
                                .json()
                                .path("expiry")
                                .isNull())
                .isTrue();
    }

    @Test
    void ifMatch_ofThePast_is412WithTheCurrentVersion() {
        var path = "/applications/" + tenant.application();
        var read = STEELYARD.get(tenant.token(), path).expect(200);
        assertThat(read.header("etag")).isEqualTo("\"1\"");
        assertThat(read.json().path("version").asInt()).isEqualTo(1);
        STEELYARD.patch(tenant.token(), path, Map.of("name", "B"), "if-match", "\"1\"").expect(200);
        var refused =
                STEELYARD
                        .patch(tenant.token(), path, Map.of("name", "C"), "if-match", "\"1\"")
                        .refused(412, "version_mismatch");
        assertThat(refused.header("etag")).isEqualTo("\"2\"");
        STEELYARD
                .patch(tenant.token(), path, Map.of("name", "C"), "if-match", "W/\"2\"")
                .refused(400, "invalid");
        STEELYARD.patch(tenant.token(), path, Map.of("name", "C"), "if-match", "*").expect(200);
    }

    @Test
    void pages_coverEverythingOnceInOrder() {
        var names = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            tenant.role(STEELYARD, "Role " + i);
        }
        var query = "?limit=2";
        while (!query.isEmpty()) {
            var page = STEELYARD.get(tenant.token(), tenant.path("/roles" + query)).expect(200);
            page.json()
                    .path("data")
                    .values()
                    .forEach(role -> names.add(role.path("name").asString()));
            var next = page.json().path("next");
            query = next.isNull() ? "" : "?limit=2&after=" + next.asString();
        }
        assertThat(names)
                .containsExactlyInAnyOrder("Role 0", "Role 1", "Role 2", "Role 3", "Role 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=201",
                "?limit=x",
                "?limit=-1",
                "?after=x",
                "?limit=1&limit=2",
                "?sort=name"
            })
    void badQuery_is400(String query) {
        STEELYARD.get(tenant.token(), "/applications" + query).refused(400, "invalid");
    }

    @Test
    void idsThatCantBe_areNotFound() {
        for (var id : List.of("x", "F".repeat(24), "%20", "f".repeat(25))) {
            STEELYARD.get(tenant.token(), "/clients/" + id).refused(404, "not_found");
        }
    }
}
