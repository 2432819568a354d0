package dev.steelyard.server.account.security;

import dev.steelyard.domain.factor.Passkey;
import dev.steelyard.domain.store.Store;
import dev.steelyard.pages.account.AccountFrame;
import dev.steelyard.pages.account.SecurityPart;
import dev.steelyard.pages.item.Action;
import dev.steelyard.pages.item.Fact;
import dev.steelyard.pages.item.Thing;
import dev.steelyard.pages.language.TranslationKey;
import dev.steelyard.server.account.SecurityPartReader;
import dev.steelyard.server.browser.SignedInUser;
import java.util.List;

/**
 * Describes the user's passkeys, each with its name and last use, as a part of the security
 * section. Thread-safe.
 *
 * @param path of the page that adds one
 */
record PasskeyPartReader(Store store, String path) implements SecurityPartReader {
    @Override
    public List<SecurityPart> of(AccountFrame frame, SignedInUser signedIn) {
        var passkeys = store.read(tx -> tx.passkeys().ofUser(signedIn.user().id()));
        return List.of(
                new SecurityPart(
                        "passkeys",
                        frame.say(TranslationKey.PASSKEYS),
                        passkeys.isEmpty()
                                ? List.of(none(frame))
                                : passkeys.stream().map(passkey -> thing(frame, passkey)).toList(),
                        new Action(frame.say(TranslationKey.PASSKEY_ADD), "", path)));
    }

    private static Thing none(AccountFrame frame) {
        return new Thing(
                frame.say(TranslationKey.PASSKEYS_NONE),
                null,
                List.of(Fact.of(frame.say(TranslationKey.PASSKEYS_NONE_MORE))),
                null);
    }

    private Thing thing(AccountFrame frame, Passkey passkey) {
        var used = passkey.lastUsed();
        return new Thing(
                passkey.name(),
                null,
                List.of(
                        new Fact(
                                frame.say(TranslationKey.PASSKEY_ADDED),
                                frame.moment(passkey.created())),
                        used == null
                                ? Fact.of(frame.say(TranslationKey.PASSKEY_NEVER_USED))
                                : new Fact(
                                        frame.say(TranslationKey.PASSKEY_LAST_USED),
                                        frame.moment(used)),
                        Fact.of(
                                frame.say(
                                        passkey.backupEligible()
                                                ? TranslationKey.PASSKEY_SYNCED
                                                : TranslationKey.PASSKEY_BOUND))),
                new Action(
                        frame.say(TranslationKey.PASSKEY_CHANGE),
                        " " + passkey.name(),
                        path + "/" + passkey.id()));
    }
}
