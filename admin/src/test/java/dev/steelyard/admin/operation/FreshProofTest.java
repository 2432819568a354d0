package dev.steelyard.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.People;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule 8: a fresh proof of the user is part of the operation. */
@SuppressWarnings("NullAway.Init")
class FreshProofTest {
    private static final Duration MAX_AGE = Duration.ofMinutes(15);
    private static final Map<String, Object> RESELLER = Map.of("name", "Western Scales");

    private Administration admin;
    private Id<User> anna;

    @BeforeEach
    void open() {
        admin = new Administration();
        anna = People.user(admin, "anna@example.com");
    }

    @AfterEach
    void close() {
        admin.close();
    }

    private Actor user(@Nullable Instant login, Set<ManagementPermission> permissions) {
        return Actor.user(anna, new Authority.Operator(), permissions, AuditOrigin.SYSTEM, login);
    }

    private Actor user(@Nullable Instant login) {
        return user(login, EnumSet.allOf(ManagementPermission.class));
    }

    private Instant ago(Duration age) {
        return admin.clock.instant().minus(age);
    }

    private static void tooOld(Outcome<?> outcome) {
        assertThat(outcome).isEqualTo(new Outcome.LoginTooOld<>(MAX_AGE));
    }

    @Test
    void loginIsAsOldAsAllowed_inWholeSeconds_done_anInstantOlder_refused_andNothingIsWritten() {
        tooOld(admin.post(user(ago(MAX_AGE.plusMillis(1001))), "/resellers", RESELLER).outcome());
        assertThat(admin.get(admin.operator, "/resellers").done().data()).isEmpty();
        admin.post(user(ago(MAX_AGE.plusSeconds(1))), "/resellers", RESELLER).done();
    }

    @Test
    void loginIsUnknown_refused() {
        tooOld(admin.post(user(null), "/resellers", RESELLER).outcome());
    }

    @Test
    void oldLogin_readsAndChangesThatGiveNothing_done() {
        var old = user(ago(Duration.ofDays(1)));
        admin.get(old, "/resellers").done();
        admin.delete(old, "/users/" + anna + "/sessions").done();
        var reseller = admin.post(admin.operator, "/resellers", RESELLER).done().text("_id");
        admin.post(
                        old,
                        "/applications",
                        Map.of("name", "Mill", "company", "Mill Ltd", "reseller", reseller))
                .done();
    }

    @Test
    void oldLogin_dryRun_done() {
        admin.post(
                        admin.operator,
                        "/resource-servers",
                        Map.of(
                                "identifier",
                                "https://api.example.com",
                                "name",
                                "A",
                                "standard",
                                true))
                .done();
        var reseller = admin.post(admin.operator, "/resellers", RESELLER).done().text("_id");
        var path = "/resellers/" + reseller + "/ceiling";
        var ceiling = Map.<String, Object>of("permissions", Set.of());
        var old = user(ago(Duration.ofDays(1)));
        admin.put(old, path + "?dry_run=true", ceiling).done();
        tooOld(admin.put(old, path, ceiling).outcome());
    }

    @Test
    void oldLogin_withoutThePermission_isToldThatFirst() {
        admin.post(user(ago(Duration.ofDays(1)), Set.of()), "/resellers", RESELLER)
                .forbidden(RefusalCode.PERMISSION_MISSING);
    }

    @Test
    void client_needsNone_andWhoamiSaysHowLongALoginIsFresh() {
        admin.post(admin.operator, "/resellers", RESELLER).done();
        var client = admin.get(admin.operator, "/whoami").done().members();
        assertThat(client.value("fresh_until")).isNull();

        var login = admin.clock.instant();
        var until = admin.get(user(login), "/whoami").done().text("fresh_until");
        assertThat(Instant.parse(until)).isEqualTo(login.plus(MAX_AGE));
    }
}
