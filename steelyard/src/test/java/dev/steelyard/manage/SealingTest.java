package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.audit.ReportText;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.testkit.Database;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(Database.class)
class SealingTest {
    private final Steelyard steelyard;
    private final IdGenerator ids;

    SealingTest(Database database) {
        steelyard = new Steelyard(database.url());
        ids = new IdGenerator(steelyard.clock, new SecureRandom());
    }

    @AfterEach
    void stop() {
        steelyard.close();
    }

    @Test
    void nothingRecorded_nothingSealed() {
        assertThat(seal()).isPositive();
        var sealed = export(steelyard.operator).verify();
        assertThat(seal()).isZero();
        assertThat(sealed.good()).isTrue();
        assertThat(export(steelyard.operator).verify().seals()).isEqualTo(sealed.seals());
    }

    @Test
    void emptyExport_verifies() {
        var later = "?since=2027-01-01T00:00:00.000Z";
        assertThat(Exports.of(steelyard, steelyard.operator, later).lines()).hasSize(1);
        assertThat(Exports.of(steelyard, steelyard.operator, later).verify().good()).isTrue();
    }

    @Test
    void more_thanOneSealTakes_areSealedAtOnce_andExportedInPages() {
        for (int i = 0; i < 300; i++) {
            append(ids.next(), null);
        }
        assertThat(seal()).isGreaterThanOrEqualTo(300);
        for (int i = 0; i < 150; i++) {
            append(ids.next(), null);
            seal();
        }
        var report = export(steelyard.operator).verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.seals()).isGreaterThanOrEqualTo(152);
        assertThat(report.proven()).isEqualTo(report.events()).isGreaterThanOrEqualTo(450);
    }

    @Test
    void eventThatCommitsLate_isInALaterBatch_andNoneIsLostOrThereTwice() {
        Id<AuditEvent> early = ids.next();
        steelyard.clock.move(Duration.ofMillis(5));
        Id<AuditEvent> onTime = ids.next();
        append(onTime, null);
        seal();
        append(early, null);
        seal();

        var events = export(steelyard.operator).events();
        assertThat(events)
                .extracting(event -> event.path("_id").asString())
                .doesNotHaveDuplicates();
        assertThat(batch(early)).isEqualTo(batch(onTime) + 1);
        assertThat(export(steelyard.operator).verify().good()).isTrue();
    }

    @Test
    void reseller_getsItsOwnEvents_withWhatProvesThem() {
        var north = Tenant.make(steelyard, "North");
        seal();
        var south = Tenant.make(steelyard, "South");
        north.client(steelyard);
        seal();
        var ofNorth = Exports.of(steelyard, north.token());

        assertThat(ofNorth.verify().findings()).isEmpty();
        assertThat(ofNorth.events())
                .hasSizeGreaterThan(3)
                .allMatch(event -> event.path("reseller").asString().equals(north.reseller()));
        assertThat(String.join("", ofNorth.lines())).doesNotContain(south.reseller());
        assertThat(ofNorth.events().stream().map(event -> event.path("number").asInt()))
                .first()
                .isEqualTo(1);
        assertThat(ofNorth.verify().events())
                .isEqualTo(
                        export(steelyard.operator).events().stream()
                                .filter(each -> isOf(each, north.reseller()))
                                .count());
    }

    @Test
    void sinceAndUntil_cutAtSeals() {
        append(ids.next(), null);
        seal();
        var since = time();
        steelyard.clock.move(Duration.ofSeconds(10));
        Id<AuditEvent> within = ids.next();
        append(within, null);
        seal();
        steelyard.clock.move(Duration.ofSeconds(10));
        var until = time();
        append(ids.next(), null);
        seal();
        var query = "?since=" + after(since) + "&until=" + until;

        var export = Exports.of(steelyard, steelyard.operator, query);

        assertThat(export.events())
                .extracting(event -> event.path("_id").asString())
                .containsExactly(within.hex());
        var report = export.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(Objects.requireNonNull(report.first()).batch()).isGreaterThan(1);
    }

    /** An export without its last events is not accepted as complete. */
    @Test
    void until_theReportSaysThatWhatCameLaterIsNotInIt() {
        var north = Tenant.make(steelyard, "North");
        seal();
        steelyard.clock.move(Duration.ofSeconds(10));
        var until = time();
        north.client(steelyard);
        seal();
        var before = until.substring(0, until.length() - 1);
        for (var token : List.of(token(), north.token())) {
            var cut = Exports.of(steelyard, token, "?until=" + until).verify();
            assertThat(cut.good()).isTrue();
            assertThat(ReportText.of(cut))
                    .anyMatch(line -> line.startsWith("Not checked: What was sealed at " + before));
            assertThat(ReportText.of(Exports.of(steelyard, token).verify()))
                    .noneMatch(line -> line.contains("What was sealed at"));
        }
    }

    /** An export of nothing must not pass for one of a log in which nothing is. */
    @Test
    void nothingSince_theReportSaysThatWhatCameBeforeIsNotInIt() {
        var north = Tenant.make(steelyard, "North");
        seal();
        var later = "?since=" + steelyard.clock.instant().plus(Duration.ofDays(1));
        for (var token : List.of(token(), north.token())) {
            for (var query : List.of(later, "?page=0.999999")) {
                var none = Exports.of(steelyard, token, query).verify();
                assertThat(none.findings()).isEmpty();
                assertThat(none.events()).isZero();
                assertThat(ReportText.of(none))
                        .anyMatch(line -> line.startsWith("Not checked: What came before "));
            }
        }
    }

    @Test
    void rotatedKeys_areVouchedForByTheOnesBefore() {
        seal();
        var first = thumbprint();
        for (int i = 0; i < 2; i++) {
            steelyard.post(token(), "/keys/rotate", Map.of()).expect(200);
            steelyard.clock.move(Duration.ofSeconds(6));
            append(ids.next(), null);
            seal();
        }
        append(ids.next(), null);
        seal();
        assertThat(thumbprint()).isNotEqualTo(first);

        var report = export(token()).verify(first);
        assertThat(report.findings()).isEmpty();
        assertThat(report.keys()).hasSize(3);
        var reseller = Tenant.make(steelyard, "North");
        seal();
        var token = steelyard.token(reseller.authority(), Tenant.ALL);
        assertThat(Exports.of(steelyard, token).verify(first).findings()).isEmpty();
    }

    @Test
    void keysWithdrawnAsCompromised_vouchForNone() {
        seal();
        var first = thumbprint();
        steelyard.post(token(), "/keys/rotate", Map.of("compromised", true)).expect(200);
        var token = token();
        append(ids.next(), null);
        seal();
        var export = export(token);

        assertThat(export.found(first)).singleElement().asString().contains("UNTRUSTED");
        assertThat(export.found()).singleElement().asString().contains("UNTRUSTED");
        assertThat(export.found(first, thumbprint())).isEmpty();
    }

    private int seal() {
        return steelyard.manage.sealEvents().seal();
    }

    private Exports export(String token) {
        return Exports.of(steelyard, token);
    }

    private String thumbprint() {
        return steelyard.sealKeys().current().thumbprint();
    }

    /** Of a client made for it: those made before may have expired or been withdrawn. */
    private String token() {
        return steelyard.token(new Authority.Operator(), EnumSet.allOf(ManagementPermission.class));
    }

    private String time() {
        return steelyard.clock.instant().toString();
    }

    private static String after(String time) {
        return java.time.Instant.parse(time).plusMillis(1).toString();
    }

    private static boolean isOf(JsonNode event, String reseller) {
        return event.path("reseller").asString("").equals(reseller);
    }

    private int batch(Id<AuditEvent> id) {
        var export = export(steelyard.operator);
        return export.linesOf("event").stream()
                .filter(line -> export.event(line).equals(id.hex()))
                .map(line -> export.json(line).path("batch").asInt())
                .findFirst()
                .orElseThrow();
    }

    private void append(Id<AuditEvent> id, @Nullable Id<Reseller> reseller) {
        var event =
                new AuditEvent(
                        id,
                        steelyard.clock.instant(),
                        "system",
                        "test.act",
                        AuditSubject.of(reseller, "test", id),
                        AuditOrigin.SYSTEM,
                        Map.of("what", "a → \"b\"\n\u2028😀", "n", List.of(1).toString()),
                        Difference.between(
                                null, AuditedProperties.NONE.with("what", "\"\\\t\u0001\u2028😀")),
                        null);
        steelyard.store.write(
                tx -> {
                    tx.audit().append(event);
                    return true;
                });
    }
}
