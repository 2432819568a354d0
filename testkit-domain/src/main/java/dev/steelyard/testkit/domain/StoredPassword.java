package dev.steelyard.testkit.domain;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;

/** Proves users by the password that is stored, without the password. */
public final class StoredPassword {
    private StoredPassword() {}

    public static PasswordProof of(Store store, Id<User> user) {
        return store.read(
                tx ->
                        new PasswordProof(
                                tx.users().find(user).orElseThrow(),
                                tx.users().password(user).orElseThrow()));
    }
}
