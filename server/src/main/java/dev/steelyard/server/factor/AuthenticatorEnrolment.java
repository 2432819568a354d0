package dev.steelyard.server.factor;

import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.key.EncryptedValue;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.pages.factor.QrImage;
import dev.steelyard.server.keys.KeyEncryptionService;
import dev.steelyard.server.keys.MasterKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Adds an authenticator app. The page shows a new secret, and carries it encrypted for the user
 * until a first code confirms it, so nothing is stored of an app that was never set up.
 * Thread-safe.
 */
public final class AuthenticatorEnrolment {
    private static final Pattern SPACE = Pattern.compile("\\s");

    private final KeyEncryptionService keys;
    private final IdGenerator ids;
    private final SecureRandom random;
    private final String platform;
    private final InstantSource clock;

    AuthenticatorEnrolment(
            KeyEncryptionService keys,
            IdGenerator ids,
            SecureRandom random,
            String platform,
            InstantSource clock) {
        this.keys = keys;
        this.ids = ids;
        this.random = random;
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * A secret that waits for its first code.
     *
     * @param carried the secret, encrypted for the user
     * @param typed as a user types it into an app
     */
    public record Offer(String carried, String typed, QrImage image) {
        @Override
        public String toString() {
            return "Offer[…]";
        }
    }

    /** A confirmed secret, and the step of its first code. */
    public record Confirmed(byte[] secret, long step) {
        @Override
        public String toString() {
            return "Confirmed[…]";
        }
    }

    public Offer offer(User user) {
        return offer(user, AuthenticatorSecret.random(random));
    }

    /** The same offer again, after a wrong code; a new one where {@code carried} isn't one. */
    public Offer again(User user, String carried) {
        return offer(
                user, opened(user, carried).orElseGet(() -> AuthenticatorSecret.random(random)));
    }

    private Offer offer(User user, AuthenticatorSecret secret) {
        var sealed = keys.seal(label(user), secret.bytes());
        return new Offer(
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.bytes()),
                secret.text(),
                QrCode.of(secret.uri(platform, user.email().written())));
    }

    /** The secret in {@code carried}, if {@code code} is one of its codes now. */
    public Optional<Confirmed> confirm(User user, String carried, String code) {
        return opened(user, carried)
                .flatMap(
                        secret -> {
                            var step =
                                    secret.stepOf(
                                            SPACE.matcher(code).replaceAll(""), clock.instant());
                            return step.isPresent()
                                    ? Optional.of(new Confirmed(secret.bytes(), step.getAsLong()))
                                    : Optional.empty();
                        });
    }

    /** Stores the app. False where the user has one already. */
    public boolean add(Transaction tx, User user, Confirmed confirmed) {
        var now = clock.instant();
        var app = new AuthenticatorApp(ids.next(), user.id(), now, confirmed.step(), now);
        if (!tx.authenticatorApps().insert(app)) {
            return false;
        }
        tx.keptSecrets().claim(keys.seal(app.secretName(), confirmed.secret()));
        tx.factorEnrolments().end(user.id());
        return true;
    }

    private Optional<AuthenticatorSecret> opened(User user, String carried) {
        try {
            var sealed = new EncryptedValue(label(user), Base64.getUrlDecoder().decode(carried));
            return Optional.of(AuthenticatorSecret.of(keys.open(sealed)));
        } catch (IllegalArgumentException | MasterKey.WrongMasterKey _) {
            return Optional.empty();
        }
    }

    /** A value that was sealed for one user opens for no other. */
    private static String label(User user) {
        return "authenticator offer." + user.id().hex();
    }
}
