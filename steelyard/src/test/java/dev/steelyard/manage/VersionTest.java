package dev.steelyard.manage;

import static dev.steelyard.domain.permission.ManagementPermission.ROLES_READ;
import static dev.steelyard.domain.permission.ManagementPermission.ROLES_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.testkit.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A change of a resource that another caller has changed since is refused, with the differences.
 */
@ParameterizedClass
@EnumSource(Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class VersionTest {
    private static final String FIRST = "\"1\"";

    @Parameter Database database;
    private Steelyard steelyard;
    private Tenant north;

    @BeforeParameterizedClassInvocation
    void begin() {
        steelyard = new Steelyard(database.url());
        Platform.make(steelyard);
        north = Tenant.make(steelyard, "North");
    }

    @AfterParameterizedClassInvocation
    void end() {
        steelyard.close();
    }

    @Test
    void late_isToldWhatIsOtherwise_andOnlyThat() {
        var path = "/roles/" + north.role(steelyard, "Late", "documents:read");
        steelyard
                .patch(north.token(), path, Map.of("permissions", List.of(), "description", "x"))
                .expect(200);
        var sent =
                Map.of(
                        "permissions",
                        List.of("documents:read"),
                        "name",
                        "Late",
                        "description",
                        "x");

        var late = steelyard.patch(north.token(), path, sent, "if-match", FIRST);

        late.refused(412, "version_mismatch");
        assertThat(late.header("etag")).isEqualTo("\"2\"");
        assertThat(late.json().path("error").path("version").asLong()).isEqualTo(2);
        var changes = changes(late);
        assertThat(changes).hasSize(1);
        assertThat(changes.path(0).path("field").asString()).isEqualTo("permissions");
        assertThat(changes.path(0).path("sent").path(0).asString()).isEqualTo("documents:read");
        assertThat(changes.path(0).path("current").isEmpty()).isTrue();
    }

    @Test
    void late_whoMayNotRead_isNotToldWhatIsThere() {
        var path = "/roles/" + north.role(steelyard, "Unread", "documents:read");
        steelyard.patch(north.token(), path, Map.of("description", "hidden")).expect(200);
        var writer = steelyard.token(north.authority(), Set.of(ROLES_WRITE));
        var body = Map.of("description", "mine");

        var late = steelyard.patch(writer, path, body, "if-match", FIRST);

        late.refused(412, "version_mismatch");
        assertThat(late.json().path("error").has("changes")).isFalse();
        assertThat(late.response().body()).doesNotContain("hidden");
        var both = steelyard.token(north.authority(), Set.of(ROLES_WRITE, ROLES_READ));
        assertThat(changes(steelyard.patch(both, path, body, "if-match", FIRST))).hasSize(1);
        var foreign = Tenant.make(steelyard, "Nosy").token();
        var refused = steelyard.patch(foreign, path, body, "if-match", FIRST);
        refused.refused(404, "not_found");
        assertThat(refused.response().body()).doesNotContain("hidden");
    }

    @Test
    void operations_lateIsToldThoseThatOnlyOneSideHas() {
        var server =
                steelyard
                        .post(
                                steelyard.operator,
                                "/resource-servers",
                                Map.of("identifier", "https://late.example.com", "name", "Late"))
                        .expect(201);
        var path = "/resource-servers/" + server.text("_id") + "/operations";
        var both = Map.of("method", "GET", "path", "/both");
        var theirs = Map.of("method", "GET", "path", "/theirs");
        var mine = Map.of("method", "GET", "path", "/mine");
        var first = server.header("etag");
        put(path, first, both, theirs).expect(200);

        var late = put(path, first, mine, both);

        late.refused(412, "version_mismatch");
        var changes = changes(late);
        assertThat(changes).hasSize(1);
        assertThat(changes.path(0).path("field").asString()).isEqualTo("operations");
        assertThat(changes.path(0).path("sent").findValuesAsString("path"))
                .containsExactly("/mine");
        assertThat(changes.path(0).path("current").findValuesAsString("path"))
                .containsExactly("/theirs");
        assertThat(changes(put(path, first, theirs, both).refused(412, "version_mismatch")))
                .isEmpty();
        put(path, late.header("etag"), mine, both).expect(200);
    }

    private Answered put(String path, String tag, Object... operations) {
        var body = Map.of("operations", List.of(operations));
        return steelyard.put(steelyard.operator, path, body, "if-match", tag);
    }

    @Test
    void ceilings_areSetOnlyByWhoKnowsThem() {
        for (var path :
                List.of(north.path("/ceiling"), "/resellers/" + north.reseller() + "/ceiling")) {
            var before = steelyard.get(steelyard.operator, path).expect(200);
            var tag = before.header("etag");
            assertThat(tag).isEqualTo(FIRST);
            var lower = Platform.ceiling("documents:read");
            var tried = steelyard.put(steelyard.operator, path + "?dry_run=true", lower);
            assertThat(tried.expect(200).text("version")).isEqualTo("1");

            var set = steelyard.put(steelyard.operator, path, lower, "if-match", tag).expect(200);
            assertThat(set.header("etag")).isEqualTo("\"2\"");

            var other = Platform.ceiling("documents:read", "documents:write");
            for (var late : List.of(path, path + "?dry_run=true")) {
                var refused = steelyard.put(steelyard.operator, late, other, "if-match", tag);
                refused.refused(412, "version_mismatch");
                assertThat(changes(refused).path(0).path("current").values())
                        .extracting(JsonNode::asString)
                        .containsExactly("documents:read");
            }
            assertThat(steelyard.get(steelyard.operator, path).header("etag")).isEqualTo("\"2\"");
            steelyard.put(steelyard.operator, path, lower, "if-match", "\"2\"").expect(200);
        }
    }

    @Test
    void credentials_areReadAndEndedOnlyByWhoKnowsThem_neverWithTheSecret() {
        var made = north.client(steelyard);
        var secret = made.text("client_secret");
        for (var kind : List.of("/secrets", "/api-keys")) {
            var list = "/clients/" + made.text("_id") + kind;
            var id =
                    steelyard
                            .get(north.token(), list)
                            .json()
                            .path("data")
                            .path(0)
                            .path("_id")
                            .asString();
            var path = list + "/" + id;
            var read = steelyard.get(north.token(), path).expect(200);
            assertThat(read.header("etag")).isEqualTo(FIRST);
            assertThat(read.response().body()).doesNotContain(secret);
            assertThat(read.text("_id")).isEqualTo(id);
            var soon = Map.of("expires", in(Duration.ofDays(2)));
            steelyard.patch(north.token(), path, soon, "if-match", FIRST).expect(200);

            var later = Map.of("expires", in(Duration.ofDays(9)));
            var late = steelyard.patch(north.token(), path, later, "if-match", FIRST);
            late.refused(412, "version_mismatch");
            assertThat(changes(late).path(0).path("field").asString()).isEqualTo("expires");
            assertThat(changes(steelyard.patch(north.token(), path, soon, "if-match", FIRST)))
                    .isEmpty();
            steelyard
                    .delete(north.token(), path, "if-match", FIRST)
                    .refused(412, "version_mismatch");
            steelyard.delete(north.token(), path, "if-match", "\"2\"").expect(200);
            steelyard.get(north.token(), list + "/" + "f".repeat(24)).refused(404, "not_found");
            var foreign = Tenant.make(steelyard, "Other" + kind.length()).token();
            steelyard.get(foreign, path).refused(404, "not_found");
        }
    }

    @Test
    void whatHasNoVersion_isNotDoneUnderOne() {
        var body = Map.of("name", "Never", "company", "Never Ltd");
        steelyard
                .call(north.token(), "POST", "/applications", body, "if-match", FIRST)
                .refused(412, "version_mismatch");
        steelyard.call(north.token(), "POST", "/applications", body, "if-match", "*").expect(201);
        steelyard
                .call(north.token(), "POST", "/applications", body, "if-match", "W/1")
                .refused(400, "invalid");
    }

    private String in(Duration time) {
        return steelyard.clock.instant().plus(time).toString();
    }

    private static JsonNode changes(Answered answer) {
        return answer.json().path("error").path("changes");
    }
}
