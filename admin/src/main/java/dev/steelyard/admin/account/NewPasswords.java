package dev.steelyard.admin.account;

import dev.steelyard.admin.account.RecoverPassword.Recovery;
import dev.steelyard.admin.link.AccountLinkState;
import dev.steelyard.admin.link.OpenedLink;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.PasswordRules;
import dev.steelyard.domain.user.User;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks new passwords by this platform's rules, and hashes them. Thread-safe. */
public record NewPasswords(PasswordHasher hasher, String platform) {
    /** The user whose new password it is. */
    public PasswordRules.Owner owner(String name, @Nullable EmailAddress email) {
        return new PasswordRules.Owner(name, email, platform, false);
    }

    /** The reason why {@code password} is refused; empty: it is allowed. */
    public Optional<PasswordRules.Fault> fault(
            Password password, String name, @Nullable EmailAddress email) {
        return PasswordRules.check(password, owner(name, email));
    }

    /**
     * As {@link #fault}, of a user who has a second factor: each login asks for it, so that a
     * shorter password is enough.
     */
    public Optional<PasswordRules.Fault> faultBesideFactor(Password password, User user) {
        var owner = new PasswordRules.Owner(user.name(), user.email(), platform, true);
        return PasswordRules.check(password, owner);
    }

    /** The refusal of a {@code password} that is not allowed. */
    public <T> Optional<Outcome<T>> refuse(
            Password password, String name, @Nullable EmailAddress email) {
        return fault(password, name, email)
                .map(fault -> new Outcome.Invalid<>("password", fault.text()));
    }

    /**
     * Sets a password by a link. Hashes only for a link that works and a password that is allowed.
     *
     * @param write stores the hash, which it gets, and uses the link
     */
    Recovery recover(OpenedLink opened, Password password, Function<String, Recovery> write) {
        var user = opened.user();
        if (opened.state() != AccountLinkState.OPEN || user == null) {
            return new Recovery.Unusable(opened.state());
        }
        var fault = fault(password, user.name(), user.email());
        return fault.isPresent()
                ? new Recovery.Refused(opened, fault.get())
                : write.apply(hash(password));
    }

    public String hash(Password password) {
        return hasher.hash(password);
    }
}
