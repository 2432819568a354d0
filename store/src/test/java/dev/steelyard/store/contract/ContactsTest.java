package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.contact.ContactLink;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsTest extends StoreContract {
    private static final Contact WHOLE =
            new Contact(
                    new EmailAddress("Support@example.com"),
                    false,
                    "+49 30 1234-0",
                    "https://example.com/help",
                    0);

    private boolean set(Id<?> holder, Contact contact) {
        return store.write(tx -> tx.contacts().set(holder, contact));
    }

    private Contact now(Id<?> holder) {
        return store.read(tx -> tx.contacts().find(holder));
    }

    private ContactLink open(Id<?> holder) {
        var link =
                new ContactLink(
                        world.id(), world.hash(), holder, world.now().plus(Duration.ofDays(7)));
        world.write(tx -> tx.contacts().open(link));
        return link;
    }

    private boolean confirm(ContactLink link, Instant now) {
        return store.write(tx -> tx.contacts().confirm(link.id(), now));
    }

    private static Contact version(Contact contact, long version) {
        return new Contact(
                contact.email(), contact.confirmed(), contact.telephone(), contact.page(), version);
    }

    @Test
    void set_isFound_ofOneAndOfSeveral_othersHaveNone() {
        Id<?> holder = world.id();
        Id<?> other = world.id();
        assertThat(set(holder, WHOLE)).isTrue();

        assertThat(now(holder)).isEqualTo(version(WHOLE, 1));
        assertThat(now(other)).isEqualTo(Contact.NONE);
        Map<Id<?>, Contact> several = store.read(tx -> tx.contacts().ofAll(List.of(holder, other)));
        assertThat(several).containsOnlyKeys(holder).containsValue(version(WHOLE, 1));
    }

    @Test
    void setWithAnOldVersion_isRefused() {
        Id<?> holder = world.id();
        set(holder, WHOLE);
        assertThat(set(holder, Contact.NONE)).isFalse();
        assertThat(set(holder, version(Contact.NONE, 1))).isTrue();
        assertThat(now(holder)).isEqualTo(version(Contact.NONE, 2));
    }

    @Test
    void manyConfirmations_oneWins_andTheLinkIsGone() throws Exception {
        Id<?> holder = world.id();
        set(holder, WHOLE);
        var link = open(holder);
        var now = world.now();
        assertThat(find(tx -> tx.contacts().findLink(link.id()))).contains(link);

        assertThat(Crowd.of(16, () -> confirm(link, now))).containsOnlyOnce(true);
        assertThat(now(holder).confirmed()).isTrue();
        assertThat(now(holder).version()).isEqualTo(2);
        assertThat(find(tx -> tx.contacts().findLink(link.id()))).isEmpty();
    }

    @Test
    void linkThatExpired_orWasReplaced_orWhoseContactChanged_confirmsNothing() {
        Id<?> holder = world.id();
        set(holder, WHOLE);
        var expired = open(holder);
        assertThat(confirm(expired, expired.expires())).isFalse();
        var replaced = expired;
        var link = open(holder);
        assertThat(confirm(replaced, world.now())).isFalse();
        set(holder, version(WHOLE, 1));
        assertThat(confirm(link, world.now())).isFalse();
        assertThat(now(holder).confirmed()).isFalse();
    }

    @Test
    void removed_isGone_withItsLink() {
        Id<?> holder = world.id();
        set(holder, WHOLE);
        var link = open(holder);
        world.write(tx -> tx.contacts().remove(holder));
        assertThat(now(holder)).isEqualTo(Contact.NONE);
        assertThat(confirm(link, world.now())).isFalse();
    }
}
