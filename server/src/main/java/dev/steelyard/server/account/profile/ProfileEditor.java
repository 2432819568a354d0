package dev.steelyard.server.account.profile;

import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.JournalWriter;
import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.answer.TooManyRequests;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Throttle;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads and saves the name and the profile claims that a user edits on the account page. The audit
 * event names the lines that changed, never their content, which is the user's own (rule 9).
 * Thread-safe.
 */
final class ProfileEditor {
    private static final String NAME = "name";

    private final Store store;
    private final Throttle throttle;
    private final JournalWriter journal;
    private final InstantSource clock;

    ProfileEditor(Store store, Throttle throttle, JournalWriter journal, InstantSource clock) {
        this.store = store;
        this.throttle = throttle;
        this.journal = journal;
        this.clock = clock;
    }

    Map<ProfileField, String> of(Id<User> user) {
        return store.read(tx -> tx.profiles().find(user)).map(Profile::values).orElseGet(Map::of);
    }

    /**
     * Writes nothing where name and {@code values} equal those of the store.
     *
     * @throws TooManyRequests where the user changed its profile too often
     */
    void save(Request wire, Id<User> user, String name, Map<ProfileField, String> values) {
        if (store.read(tx -> changed(tx, user, name, values)).isEmpty()) {
            return;
        }
        throttle.counted(
                Limit.PROFILE_OF_USER.of(user.hex()),
                "You changed your profile too often. Try again later.",
                tx -> {
                    var locked = tx.users().lock(user).orElseThrow();
                    var changed = changed(tx, user, name, values);
                    if (changed.isEmpty()) {
                        return user;
                    }
                    if (changed.contains(NAME)) {
                        tx.users().update(locked.named(name));
                        tx.changed(ChangeKey.user(user));
                    }
                    tx.profiles().put(new Profile(user, values, clock.instant()));
                    journal.record(
                            tx,
                            clock.instant(),
                            "user:" + user,
                            wire.origin(),
                            JournalEntry.of("profile.changed", AuditSubject.of(null, "user", user))
                                    .with("fields", String.join(" ", changed)));
                    return user;
                });
    }

    private static List<String> changed(
            Transaction tx, Id<User> user, String name, Map<ProfileField, String> values) {
        var before = tx.profiles().find(user).map(Profile::values).orElseGet(Map::of);
        boolean renamed = !tx.users().find(user).map(User::name).orElse(name).equals(name);
        return Stream.concat(
                        renamed ? Stream.of(NAME) : Stream.empty(),
                        Arrays.stream(ProfileField.values())
                                .filter(
                                        field ->
                                                !Objects.equals(
                                                        before.get(field), values.get(field)))
                                .map(ProfileField::text))
                .toList();
    }
}
