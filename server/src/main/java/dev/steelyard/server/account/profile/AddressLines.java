package dev.steelyard.server.account.profile;

import dev.steelyard.admin.address.ChangeAddress;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.AccountSection;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Tag;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.server.account.AccountPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in words which address an account has, and which change of it waits. Thread-safe. */
record AddressLines(AccountPages account, ChangeAddress change) {
    /** The path of the page that changes the address. */
    String path() {
        return account.path(AccountSection.PROFILE) + "/address";
    }

    /** The address, and a change that waits, with the link to the page that changes it. */
    Thing withAction(AccountFrame frame, User user) {
        var facts = new ArrayList<Fact>();
        waiting(frame, user).ifPresent(facts::add);
        return thing(
                frame,
                user,
                facts,
                new Action(frame.say(TranslationKey.ADDRESS_CHANGE), "", path()));
    }

    /** The address, and what to do if it was never proved. */
    Thing alone(AccountFrame frame, User user) {
        var facts = new ArrayList<Fact>();
        if (!user.emailVerified() && change.isOn()) {
            facts.add(Fact.of(frame.say(TranslationKey.ADDRESS_UNCONFIRMED_MORE)));
        }
        return thing(frame, user, facts, null);
    }

    private static Thing thing(
            AccountFrame frame, User user, List<Fact> facts, @Nullable Action action) {
        var tag =
                user.emailVerified()
                        ? new Tag(Tag.Kind.YES, frame.say(TranslationKey.ADDRESS_CONFIRMED))
                        : new Tag(Tag.Kind.SOON, frame.say(TranslationKey.ADDRESS_UNCONFIRMED));
        return new Thing(user.email().written(), tag, facts, action);
    }

    /** The change that waits for its confirmation, and until when. */
    Optional<Fact> waiting(AccountFrame frame, User user) {
        return account.services()
                .context()
                .store()
                .read(tx -> change.pending(tx, user.id()))
                .flatMap(
                        link ->
                                Optional.ofNullable(link.newAddress())
                                        .map(address -> fact(frame, link, address)));
    }

    private static Fact fact(AccountFrame frame, AccountLink link, EmailAddress address) {
        return new Fact(
                frame.say(TranslationKey.ADDRESS_WAITS, address.written()),
                frame.moment(link.expires()));
    }
}
