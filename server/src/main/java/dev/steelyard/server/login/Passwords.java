package dev.steelyard.server.login;

import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.User;
import dev.steelyard.server.http.Source;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Proves people by their password. Thread-safe. */
public final class Passwords {
    private final Store store;
    private final PasswordHasher hasher;
    private final Turns turns = new Turns();

    public Passwords(Store store, PasswordHasher hasher) {
        this.store = store;
        this.hasher = hasher;
    }

    /**
     * What an attempt came to.
     *
     * @param known whose address it is, whether or not the password was right; null: nobody's
     */
    public record Verdict(boolean proved, @Nullable User known) {}

    private record Found(User user, Optional<String> phc) {}

    /**
     * Whether {@code password} is that of {@code address}. Takes one hash of time for every
     * address, known or not, disabled or not, so that nobody can find out who has an account.
     *
     * @param source as limits count it
     */
    public Verdict verify(Source source, Optional<EmailAddress> address, String password) {
        var found = address.flatMap(email -> store.read(tx -> find(tx, email)));
        var phc = found.flatMap(Found::phc).orElse(null);
        boolean tooLong = password.length() > Password.MAX_LENGTH;
        try (var typed = new Password(tooLong ? "" : password)) {
            boolean right = inTurn(source, () -> hasher.verify(typed, phc)) && !tooLong;
            var user = found.map(Found::user).orElse(null);
            return new Verdict(right && user != null && !user.disabled(), user);
        }
    }

    /** What {@code work} answers, which hashes a password: few of one source at a time. */
    public <T> T inTurn(Source source, Supplier<T> work) {
        return turns.take(source, work);
    }

    private static Optional<Found> find(Transaction tx, EmailAddress email) {
        return tx.users()
                .findByEmail(email)
                .map(user -> new Found(user, tx.users().password(user.id())));
    }
}
