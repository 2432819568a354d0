package dev.steelyard.admin.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.running.Administration;
import dev.steelyard.admin.running.Catalogue;
import dev.steelyard.admin.running.Tenant;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.store.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Contacts of resellers and applications, and the link that confirms an address. */
class ContactTest {
    private static final Administration ADMIN = Administration.withMail();

    static {
        Catalogue.create(ADMIN);
    }

    private static final Map<String, Object> WHOLE =
            Map.of(
                    "email", "support@example.com",
                    "telephone", "+44 20 7946-0000",
                    "page", "https://example.com/support");

    private final Tenant tenant = Tenant.create(ADMIN, "North");
    private final String path = "/resellers/" + tenant.reseller() + "/contact";
    private final ConfirmContact confirm = ADMIN.manage.confirmContact();

    @AfterAll
    static void stop() {
        ADMIN.close();
    }

    /** The secrets of the links that were mailed to an address, in the order of the mails. */
    private static List<String> links(String email) {
        return ADMIN.store()
                .read(
                        tx ->
                                tx.mails().list(null, PageRequest.FIRST).reversed().stream()
                                        .filter(
                                                mail ->
                                                        mail.recipient()
                                                                .address()
                                                                .written()
                                                                .equals(email))
                                        .map(mail -> link(tx, mail))
                                        .toList());
    }

    private static String link(Transaction tx, Mail mail) {
        var content = tx.mails().content(mail.id()).orElseThrow();
        var link = MailFacts.of(content.bytes()).find(MailFact.LINK).orElseThrow();
        return link.substring(link.indexOf("link=") + "link=".length());
    }

    private void confirmed(String link) {
        assertThat(confirm.confirm(link, null, null)).isInstanceOf(Outcome.Done.class);
    }

    private void refused(String link) {
        assertThat(confirm.look(link)).isInstanceOf(Outcome.Missing.class);
        assertThat(confirm.confirm(link, null, null)).isInstanceOf(Outcome.Missing.class);
    }

    @Test
    void newAddress_isConfirmedByTheMailedLinkOnly_once_andTheAnswerHasNoLink() {
        assertThat(ADMIN.get(tenant.staff(), path).done().version()).isZero();
        var set = ADMIN.put(tenant.staff(), path, WHOLE).done();
        assertThat(set.flag("confirmed")).isFalse();
        assertThat(set.written()).doesNotContain("sy_cl_");
        assertThat(set.texts("warnings")).singleElement().asString().contains("the link");

        var link = links("support@example.com").getLast();
        assertThat(confirm.look(link))
                .isEqualTo(
                        new Outcome.Done<>(
                                new ConfirmContact.OpenContact("North", "support@example.com")));
        assertThat(ADMIN.get(tenant.staff(), path).done().flag("confirmed")).isFalse();
        confirmed(link);
        var now = ADMIN.get(tenant.staff(), path).done();
        assertThat(now.flag("confirmed")).isTrue();
        assertThat(now.texts("warnings")).isEmpty();
        assertThat(now.version()).isEqualTo(2);
        refused(link);
        var event = ADMIN.get(tenant.staff(), "/audit?type=contact").done().data().getFirst();
        assertThat(event.text("action")).isEqualTo("contact.confirm");
        assertThat(event.text("actor")).startsWith("link:");
    }

    @Test
    void addressStaysConfirmed_ifOtherMembersChange_anotherAddressIsNot() {
        var email = "stays@example.com";
        ADMIN.put(tenant.staff(), path, Map.of("email", email)).done();
        confirmed(links(email).getLast());
        var page = Map.<String, Object>of("email", email, "page", "https://example.com");
        assertThat(ADMIN.put(tenant.staff(), path, page).done().flag("confirmed")).isTrue();
        assertThat(links(email)).hasSize(1);
        var other = Map.<String, Object>of("email", "other@example.com");
        assertThat(ADMIN.put(tenant.staff(), path, other).done().flag("confirmed")).isFalse();
    }

    @Test
    void linkOfAnEarlierAddress_orThatWasReplaced_orExpired_confirmsNothing() {
        ADMIN.put(tenant.staff(), path, Map.of("email", "first@example.com")).done();
        ADMIN.put(tenant.staff(), path, Map.of("email", "second@example.com")).done();
        refused(links("first@example.com").getLast());
        ADMIN.put(tenant.staff(), path, Map.of("email", "second@example.com")).done();
        var sent = links("second@example.com");
        assertThat(sent).hasSize(2);
        var live = sent.stream().filter(it -> confirm.look(it) instanceof Outcome.Done<?>).toList();
        assertThat(live).hasSize(1);
        refused("sy_hl_" + live.getFirst().substring("sy_cl_".length()));
        ADMIN.clock.move(Duration.ofDays(7));
        refused(live.getFirst());
    }

    @Test
    void applicationThatMoves_losesItsContactAndTheLink() {
        var other = Tenant.create(ADMIN, "South");
        var email = "customer@example.com";
        ADMIN.put(tenant.staff(), tenant.path("/contact"), Map.of("email", email)).done();
        var link = links(email).getLast();
        var move = Map.of("reseller", other.reseller());
        var seen =
                ADMIN.post(ADMIN.operator, tenant.path("/move?dry_run=true"), move)
                        .done()
                        .text("seen");
        ADMIN.post(
                        ADMIN.operator,
                        tenant.path("/move"),
                        Map.of("reseller", other.reseller(), "seen", seen))
                .done();
        refused(link);
        var now = ADMIN.get(other.staff(), tenant.path("/contact")).done();
        assertThat(now.members().value("email")).isNull();
        assertThat(now.version()).isZero();
    }

    /** Guards name the reseller and its page. */
    @Test
    void resellersPageChanges_guardsAreTold_ofNothingElse() {
        long before = head();
        ADMIN.put(tenant.staff(), path, Map.of("telephone", "+44 20 7946-0000")).done();
        ADMIN.put(
                        tenant.staff(),
                        tenant.path("/contact"),
                        Map.of("page", "https://mill.example.com"))
                .done();
        assertThat(head()).isEqualTo(before);
        ADMIN.put(tenant.staff(), path, Map.of("page", "https://example.com")).done();
        assertThat(head()).isEqualTo(before + 1);
    }

    private static long head() {
        return ADMIN.store().read(Transaction::head);
    }

    @Test
    void anotherResellersContact_isMissing() {
        var other = Tenant.create(ADMIN, "South");
        for (var foreign : List.of(path, tenant.path("/contact"))) {
            ADMIN.get(other.staff(), foreign).missing();
            ADMIN.put(other.staff(), foreign, WHOLE).missing();
        }
    }

    @Test
    void invalidMembers_areNamed_andMailsAreLimited() {
        for (var page :
                List.of(
                        "http://example.com",
                        "https://user:password@example.com/",
                        "javascript:alert(1)",
                        "https://example.com/#part")) {
            ADMIN.put(tenant.staff(), path, Map.of("page", page)).invalid("page");
        }
        for (var telephone : List.of("call me", "tel:1", "+", "1".repeat(50))) {
            ADMIN.put(tenant.staff(), path, Map.of("telephone", telephone)).invalid("telephone");
        }
        ADMIN.put(tenant.staff(), path, Map.of("email", "none")).invalid("email");
        var full = Map.<String, Object>of("email", "full@example.com");
        for (int i = 0; i < 3; i++) {
            ADMIN.put(tenant.staff(), path, full).done();
        }
        ADMIN.put(tenant.staff(), path, full).forbidden(RefusalCode.LIMIT_REACHED);
    }

    @Test
    void mailIsOff_staysUnconfirmed_andTheAnswerSaysSo() {
        try (var off = new Administration()) {
            var reseller =
                    off.post(off.operator, "/resellers", Map.of("name", "North"))
                            .done()
                            .text("_id");
            var set = off.put(off.operator, "/resellers/" + reseller + "/contact", WHOLE).done();
            assertThat(set.flag("confirmed")).isFalse();
            assertThat(set.texts("warnings")).singleElement().asString().startsWith("Mail is off");
        }
    }
}
