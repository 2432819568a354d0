package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.domain.mail.MailRecipient;
import dev.steelyard.domain.mail.MailState;
import dev.steelyard.domain.mail.MailStatus;
import dev.steelyard.domain.mail.WaitingMail;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailsTest extends StoreContract {
    private static final byte[] CONTENT = {1, 2, 3};

    @Test
    void inserted_isFoundWithItsContent() {
        var mail = insert("Anna@Example.com", world.reseller().id());

        assertThat(find(tx -> tx.mails().find(mail.id()))).contains(mail);
        assertThat(find(tx -> tx.mails().content(mail.id())).orElseThrow().bytes())
                .isEqualTo(CONTENT);
    }

    @Test
    void onMessage_wakesBeforeTheWriteReturns_forNewAndRetriedMailsOnly() {
        var wakes = new AtomicInteger();
        store.onMessage(wakes::incrementAndGet);

        var mail = insert("anna@example.com", null);
        assertThat(wakes).hasValue(1);
        fail(take(mail).orElseThrow(), MailStatus.BOUNCED);
        world.write(tx -> tx.changed(ChangeKey.PLATFORM));
        assertThat(wakes).hasValue(1);
        retry(mail);
        assertThat(wakes).hasValue(2);
    }

    @Test
    void concurrentTakers_oneGetsIt_untilItsTimeIsOver() throws Exception {
        var mail = insert("anna@example.com", null);

        var taken = Crowd.of(20, () -> take(mail));

        assertThat(taken.stream().flatMap(Optional::stream))
                .singleElement()
                .matches(found -> found.state().attempts() == 1);
        assertThat(due()).doesNotContain(mail.id());
        clock.move(Duration.ofSeconds(30));
        assertThat(due()).contains(mail.id());
        assertThat(take(mail).orElseThrow().state().attempts()).isEqualTo(2);
    }

    @Test
    void sent_losesItsContent_andIsNotTakenAgain() {
        var mail = insert("anna@example.com", null);
        var taken = take(mail).orElseThrow();

        world.write(tx -> tx.mails().sent(taken.id()));

        clock.move(Duration.ofSeconds(30));
        assertThat(take(mail)).isEmpty();
        assertThat(find(tx -> tx.mails().content(mail.id()))).isEmpty();
        assertThat(status(mail)).isEqualTo(MailStatus.SENT);
        assertThat(retry(mail)).isFalse();
    }

    @Test
    void failedAttempt_waits_unlessAnotherHasTakenIt() {
        var mail = insert("anna@example.com", null);
        var first = take(mail).orElseThrow();
        clock.move(Duration.ofSeconds(30));
        var second = take(mail).orElseThrow();

        fail(first, MailStatus.BOUNCED);
        assertThat(status(mail)).isEqualTo(MailStatus.WAITING);
        fail(second, MailStatus.WAITING);
        assertThat(take(mail)).isEmpty();
        clock.move(Duration.ofSeconds(60));
        assertThat(take(mail)).isPresent();
    }

    @Test
    void failed_afterItWasSent_staysSent() {
        var mail = insert("anna@example.com", null);
        var taken = take(mail).orElseThrow();
        world.write(tx -> tx.mails().sent(taken.id()));

        fail(taken, MailStatus.FAILED);

        assertThat(status(mail)).isEqualTo(MailStatus.SENT);
    }

    @Test
    void bounced_isTakenAgainAfterRetryOnly() {
        var mail = insert("anna@example.com", null);
        fail(take(mail).orElseThrow(), MailStatus.BOUNCED);
        clock.move(Duration.ofDays(1));
        assertThat(take(mail)).isEmpty();

        assertThat(retry(mail)).isTrue();
        assertThat(retry(mail)).isFalse();

        assertThat(take(mail).orElseThrow().state().attempts()).isEqualTo(1);
    }

    @Test
    void due_ofOneOwnerTheFewThatWaitLongest() {
        var owner = world.reseller().id();
        var first = insert("anna@example.com", owner);
        clock.move(Duration.ofSeconds(1));
        var second = insert("anna@example.com", owner);
        insert("anna@example.com", owner);
        var other = insert("anna@example.com", world.reseller().id());
        var platform = insert("anna@example.com", null);

        var due = list(tx -> tx.mails().due(world.now(), 1000, 2));

        assertThat(due)
                .filteredOn(waiting -> waiting.owner().equals(Optional.of(owner)))
                .extracting(WaitingMail::mail)
                .containsExactly(first.id(), second.id());
        assertThat(due).extracting(WaitingMail::mail).contains(other.id());
        assertThat(list(tx -> tx.mails().due(world.now(), 1000, 1000)))
                .extracting(WaitingMail::mail)
                .contains(platform.id());
    }

    @Test
    void counted_byKindAddressAndOwner_sinceATime() {
        var owner = world.reseller().id();
        var mail = insert("berta@example.com", owner);
        insert("BERTA@example.com", owner);
        insert("berta@example.com", null);
        var since = world.now().minusSeconds(1);

        assertThat(countTo(mail.recipient(), MailKind.INVITATION, since)).isEqualTo(2);
        assertThat(countTo(mail.recipient(), MailKind.PASSWORD_RESET, since)).isZero();
        assertThat(countTo(mail.recipient(), MailKind.INVITATION, world.now())).isZero();
        assertThat(
                        countTo(
                                MailRecipient.of(mail.recipient().address()),
                                MailKind.INVITATION,
                                since))
                .isEqualTo(1);
        assertThat(store.<Integer>read(tx -> tx.mails().countOf(mail.recipient(), since)))
                .isEqualTo(2);
    }

    @Test
    void listed_byStatus() {
        var bounced = insert("anna@example.com", null);
        var waiting = insert("anna@example.com", null);
        fail(take(bounced).orElseThrow(), MailStatus.BOUNCED);

        var page = new PageRequest(null, 200);
        assertThat(list(tx -> tx.mails().list(MailStatus.BOUNCED, page)))
                .extracting(Mail::id)
                .contains(bounced.id())
                .doesNotContain(waiting.id());
        assertThat(list(tx -> tx.mails().list(null, page)))
                .extracting(Mail::id)
                .contains(bounced.id(), waiting.id());
    }

    @Test
    void listed_newestFirst_inPages() {
        var older = insert("anna@example.com", null);
        var newer = insert("anna@example.com", null);
        var after = new PageRequest(newer.id().hex(), 1);

        assertThat(list(tx -> tx.mails().list(null, new PageRequest(null, 1))))
                .extracting(Mail::id)
                .containsExactly(newer.id());
        assertThat(list(tx -> tx.mails().list(null, after)))
                .extracting(Mail::id)
                .containsExactly(older.id());
        assertThat(list(tx -> tx.mails().list(MailStatus.WAITING, after)))
                .extracting(Mail::id)
                .containsExactly(older.id());
    }

    @Test
    void resealed_whereTheContentIsThere() {
        var mail = insert("anna@example.com", null);
        var anew = new EncryptedValue(mail.id().hex(), new byte[] {9});
        assertThat(list(tx -> tx.mails().sealed()))
                .extracting(EncryptedValue::label)
                .contains(mail.id().hex());

        assertThat(store.<Boolean>write(tx -> tx.mails().reseal(anew))).isTrue();
        assertThat(find(tx -> tx.mails().content(mail.id())).orElseThrow().bytes())
                .containsExactly(9);

        world.write(tx -> tx.mails().sent(mail.id()));
        assertThat(store.<Boolean>write(tx -> tx.mails().reseal(anew))).isFalse();
    }

    @Test
    void swept_aWeekAfterTheLastAttempt() {
        long before = waiting();
        var mail = insert("anna@example.com", null);
        assertThat(waiting()).isEqualTo(before + 1);
        clock.move(Duration.ofDays(10));
        sweep(world.now());
        assertThat(find(tx -> tx.mails().find(mail.id()))).isPresent();

        clock.move(Duration.ofSeconds(1));
        sweep(world.now());
        assertThat(find(tx -> tx.mails().find(mail.id()))).isEmpty();
    }

    @Test
    void concurrentNotices_oneIsFirst_untilItIsForgottenOrItsEndIsPast() throws Exception {
        Id<Mail> subject = world.id();
        var ends = world.now().plus(Duration.ofDays(7));

        var first = Crowd.of(20, () -> notice(subject, ends, 7));

        assertThat(first).containsOnlyOnce(true);
        assertThat(isNoticed(subject, ends, 7)).isTrue();
        assertThat(isNoticed(subject, ends, 1)).isFalse();
        assertThat(notice(subject, ends, 1)).isTrue();
        world.write(tx -> tx.mails().forgetNotice(subject, ends, 1));
        assertThat(notice(subject, ends, 1)).isTrue();

        clock.move(Duration.ofDays(8));
        sweep(world.now());
        assertThat(isNoticed(subject, ends, 7)).isTrue();
        clock.move(Duration.ofSeconds(1));
        sweep(world.now());
        assertThat(isNoticed(subject, ends, 7)).isFalse();
    }

    private boolean notice(Id<Mail> subject, Instant ends, int days) {
        return store.<Boolean>write(tx -> tx.mails().notice(subject, ends, days));
    }

    private boolean isNoticed(Id<Mail> subject, Instant ends, int days) {
        return store.<Boolean>read(tx -> tx.mails().isNoticed(subject, ends, days));
    }

    private long waiting() {
        return store.<Long>read(tx -> tx.mails().waiting());
    }

    private int countTo(MailRecipient recipient, MailKind kind, Instant since) {
        return store.<Integer>read(tx -> tx.mails().countTo(kind, recipient, since));
    }

    private MailStatus status(Mail mail) {
        return find(tx -> tx.mails().find(mail.id())).orElseThrow().state().status();
    }

    private boolean retry(Mail mail) {
        var now = world.now();
        return store.<Boolean>write(
                tx -> tx.mails().retry(mail.id(), now, now.plus(Duration.ofDays(3))));
    }

    private void fail(Mail taken, MailStatus status) {
        var state =
                new MailState(
                        status, taken.state().attempts(), world.now().plusSeconds(60), "451 later");
        world.write(tx -> tx.mails().failed(taken, state));
    }

    private List<Id<Mail>> due() {
        return list(tx -> tx.mails().due(world.now(), 1000, 1000)).stream()
                .map(WaitingMail::mail)
                .toList();
    }

    private Optional<Mail> take(Mail mail) {
        var now = world.now();
        return store.write(tx -> tx.mails().take(mail.id(), now, now.plusSeconds(30)));
    }

    private Mail insert(String address, @Nullable Id<Reseller> owner) {
        var mail =
                new Mail(
                        world.id(),
                        MailKind.INVITATION,
                        new MailRecipient(new EmailAddress(address), owner, "de"),
                        false,
                        world.now(),
                        world.now().plus(Duration.ofDays(3)),
                        new MailState(MailStatus.WAITING, 0, world.now(), null));
        world.write(tx -> tx.mails().insert(mail, new EncryptedValue(mail.id().hex(), CONTENT)));
        return mail;
    }
}
