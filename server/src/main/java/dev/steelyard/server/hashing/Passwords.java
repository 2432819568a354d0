package dev.steelyard.server.hashing;

import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.browser.BrowserRecognizer;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Verifies the password that a user entered for an email address. Thread-safe. */
public final class Passwords {
    private final Store store;
    private final PasswordHasher hasher;
    private final BrowserRecognizer recognizer;
    private final HasherQueue hasherQueue;

    public Passwords(
            Store store,
            PasswordHasher hasher,
            BrowserRecognizer recognizer,
            HasherQueue hasherQueue) {
        this.store = store;
        this.hasher = hasher;
        this.recognizer = recognizer;
        this.hasherQueue = hasherQueue;
    }

    /**
     * The result of an attempt.
     *
     * @param proof null: the password was wrong, or the user is disabled
     * @param known the user with that address, whether or not the password was right; null: none
     */
    public record Verdict(@Nullable PasswordProof proof, @Nullable User known) {}

    private record Found(User user, Optional<String> phc) {}

    /**
     * Whether {@code password} is that of {@code address}. Takes the time of one hash for every
     * address, known or not, disabled or not, so that no caller can find out which addresses have
     * an account.
     */
    public Verdict verify(Request wire, Optional<EmailAddress> address, String password) {
        var found = address.flatMap(email -> store.read(tx -> find(tx, email)));
        var phc = found.flatMap(Found::phc).orElse(null);
        try (var typed = new Password(password)) {
            boolean right =
                    inTurn(wire, address, () -> hasher.verify(typed, phc)) && !typed.tooLong();
            var user = found.map(Found::user).orElse(null);
            var proof =
                    right && phc != null && user != null && !user.disabled()
                            ? new PasswordProof(user, phc)
                            : null;
            return new Verdict(proof, user);
        }
    }

    /** The result of {@code work}, which hashes a password for {@code address}, in its turn. */
    public <T> T inTurn(Request wire, Optional<EmailAddress> address, Supplier<T> work) {
        var knownTo =
                address.map(EmailAddress::normalised)
                        .filter(account -> recognizer.known(wire, account).isPresent())
                        .orElse(null);
        return hasherQueue.take(wire.network(), knownTo, work);
    }

    private static Optional<Found> find(Transaction tx, EmailAddress email) {
        return tx.users()
                .findByEmail(email)
                .map(user -> new Found(user, tx.users().password(user.id())));
    }
}
