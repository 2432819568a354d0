package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.testkit.Databases;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code GET /audit/who}. */
class WhoCouldTest {
    private final String url = Databases.sqlite();
    private final Steelyard steelyard = new Steelyard(url);
    private final Platform platform = Platform.make(steelyard);
    private final Tenant north = Tenant.make(steelyard, "North");

    @AfterEach
    void stop() {
        steelyard.close();
    }

    private Instant later() {
        steelyard.clock.move(Duration.ofSeconds(1));
        return steelyard.clock.instant();
    }

    private Answered ask(String token, String permission, Instant at) {
        return steelyard.get(
                token,
                "/audit/who?permission="
                        + permission
                        + "&application="
                        + north.application()
                        + "&at="
                        + at);
    }

    private JsonNode told(Instant at) {
        return ask(north.token(), "documents:write", at).expect(200).json();
    }

    @Test
    void whoCould_andByWhoseActs_atEachInstant() {
        var role = north.role(steelyard, "Writer", "documents:read");
        var made = north.client(steelyard, role);
        var before = later();
        later();
        var widened =
                steelyard
                        .patch(
                                north.token(),
                                "/roles/" + role,
                                Platform.ceiling("documents:read", "documents:write"))
                        .expect(200);
        var could = later();
        later();
        steelyard.delete(north.token(), "/roles/" + role).expect(200);
        var after = later();

        assertThat(told(before).path("data")).isEmpty();
        assertThat(told(after).path("data")).isEmpty();
        var then = told(could);
        assertThat(then.path("complete_since").isNull()).isTrue();
        assertThat(then.path("application_ceiling").path("action").asString())
                .isEqualTo("application.create");
        assertThat(then.path("reseller_ceiling").path("action").asString())
                .isEqualTo("reseller.create");
        assertThat(then.path("data")).hasSize(1);
        var holder = then.path("data").path(0);
        assertThat(holder.path("principal").asString()).isEqualTo("client:" + made.text("_id"));
        var through = holder.path("roles").path(0);
        assertThat(through.path("name").asString()).isEqualTo("Writer");
        assertThat(through.path("given").path("action").asString()).isEqualTo("client.create");
        assertThat(through.path("given").path("request").asString())
                .isEqualTo(made.header("x-request-id"));
        assertThat(through.path("permitted").path("action").asString()).isEqualTo("role.update");
        assertThat(through.path("permitted").path("request").asString())
                .isEqualTo(widened.header("x-request-id"));
    }

    @Test
    void permissionThatIsGone_isToldOf_andOneThatNeverWasIsNot() {
        platform.permission(steelyard, "scales:calibrate", false, "client");
        steelyard
                .put(
                        steelyard.operator,
                        "/resellers/" + north.reseller() + "/ceiling",
                        Platform.ceiling("scales:calibrate"))
                .expect(200);
        steelyard
                .put(north.token(), north.path("/ceiling"), Platform.ceiling("scales:calibrate"))
                .expect(200);
        north.client(steelyard, north.role(steelyard, "Fitter", "scales:calibrate"));
        var could = later();
        later();
        steelyard.delete(steelyard.operator, "/permissions/scales:calibrate").expect(204);

        var now = steelyard.clock.instant();
        assertThat(ask(north.token(), "scales:calibrate", could).json().path("data")).hasSize(1);
        assertThat(ask(north.token(), "scales:calibrate", now).expect(200).json().path("data"))
                .isEmpty();
        ask(north.token(), "scales:weigh", now).invalid("permission");
        ask(north.token(), "x", now).invalid("permission");
    }

    @Test
    void whatCantBeTold_isRefused() {
        var south = Tenant.make(steelyard, "South");
        var now = steelyard.clock.instant();
        ask(south.token(), "documents:read", now).invalid("application");
        ask(north.token(), "documents:read", now.plusMillis(1)).invalid("at");
        steelyard.get(north.token(), "/audit/who?permission=documents:read").invalid("application");
        steelyard
                .get(north.token(), "/audit/who?application=" + north.application())
                .invalid("permission");
    }

    @Test
    void beforeTheLogIsComplete_isRefused_andSaidSinceWhenItIs() throws SQLException {
        var early = steelyard.clock.instant();
        later();
        north.role(steelyard, "Reader", "documents:read");
        var file = url.substring("sqlite:".length());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE audit_events SET whole = 0 WHERE action = 'role.create'");
        }
        var since = steelyard.clock.instant().plusMillis(1);

        ask(north.token(), "documents:read", early).invalid("at");
        later();
        var told = told(steelyard.clock.instant());
        assertThat(Instant.parse(told.path("complete_since").asString())).isEqualTo(since);
    }

    @Test
    void behindTooManyEvents_isRefused() {
        var early = steelyard.clock.instant();
        later();
        var ids = new IdGenerator(steelyard.clock, new SecureRandom());
        var facts = AuditedProperties.NONE.with("name", "a");
        var matter = new AuditSubject("role", ids.nextHex(), new Id<>(north.application()), null);
        steelyard.store.write(
                tx -> {
                    for (int i = 0; i <= 10_000; i++) {
                        tx.audit()
                                .append(
                                        new AuditEvent(
                                                ids.next(),
                                                steelyard.clock.instant(),
                                                "system",
                                                "role.update",
                                                matter,
                                                AuditOrigin.SYSTEM,
                                                Map.of(),
                                                new Difference(facts, facts),
                                                null));
                    }
                    return true;
                });

        ask(north.token(), "documents:read", early).invalid("at");
        ask(north.token(), "documents:read", steelyard.clock.instant()).expect(200);
    }

    @Test
    void holders_comeByPages() {
        var role = north.role(steelyard, "Reader", "documents:read");
        var ids = List.of(id(north.client(steelyard, role)), id(north.client(steelyard, role)));
        var path =
                "/audit/who?permission=documents:read&limit=1&application=" + north.application();
        var first = steelyard.get(north.token(), path).expect(200).json();
        var second =
                steelyard
                        .get(north.token(), path + "&after=" + first.path("next").asString())
                        .expect(200)
                        .json();
        assertThat(List.of(first, second))
                .extracting(page -> page.path("data").path(0).path("principal").asString())
                .containsExactlyElementsOf(
                        ids.stream().sorted().map(id -> "client:" + id).toList());
    }

    private static String id(Answered made) {
        return made.text("_id");
    }
}
