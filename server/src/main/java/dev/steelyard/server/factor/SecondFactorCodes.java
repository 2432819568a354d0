package dev.steelyard.server.factor;

import dev.steelyard.domain.factor.AuthenticatorApp;
import dev.steelyard.domain.factor.RecoveryCodes;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.LoginMethod;
import dev.steelyard.domain.store.Store;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.keys.KeyEncryptionService;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Verifies the codes that users enter as second factor: of an authenticator app, or a recovery
 * code. A code is used up by one conditional UPDATE, so it works once over all nodes. Thread-safe.
 */
public final class SecondFactorCodes {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern SPACE = Pattern.compile("[\\s-]");

    private final Store store;
    private final KeyEncryptionService keys;
    private final RecoveryCodeHasher recovery;
    private final FactorRecorder recorder;
    private final InstantSource clock;

    SecondFactorCodes(
            Store store,
            KeyEncryptionService keys,
            RecoveryCodeHasher recovery,
            FactorRecorder recorder,
            InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.recovery = recovery;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * The method that {@code typed} proves, which is used up by this; empty: it proves none. The
     * use of a recovery code is recorded, and told to the user.
     */
    public Optional<LoginMethod> use(Request wire, User user, String typed) {
        var code = SPACE.matcher(typed).replaceAll("");
        return DIGITS.matcher(code).matches()
                ? Optional.of(LoginMethod.OTP).filter(_ -> usesAuthenticator(user.id(), code))
                : Optional.of(LoginMethod.RECOVERY).filter(_ -> usesRecovery(wire, user, code));
    }

    private boolean usesAuthenticator(Id<User> user, String code) {
        var now = clock.instant();
        var app = store.read(tx -> tx.authenticatorApps().ofUser(user)).orElse(null);
        if (app == null) {
            return false;
        }
        var step = store.read(tx -> secret(tx, app)).stepOf(code, now);
        return step.isPresent()
                && store.<Boolean>write(
                        tx -> tx.authenticatorApps().use(app.id(), step.getAsLong(), now));
    }

    private AuthenticatorSecret secret(Transaction tx, AuthenticatorApp app) {
        return AuthenticatorSecret.of(
                keys.open(tx.keptSecrets().find(app.secretName()).orElseThrow()));
    }

    private boolean usesRecovery(Request wire, User user, String code) {
        return recovery.hash(user.id(), code)
                .filter(hash -> store.<Boolean>write(tx -> recovers(tx, wire, user, hash)))
                .isPresent();
    }

    private boolean recovers(Transaction tx, Request wire, User user, String hash) {
        // Without a factor there is nothing that a recovery code could replace.
        if (!UserFactors.of(tx, user.id()).any()
                || !tx.recoveryCodes().use(user.id(), hash, clock.instant())) {
            return false;
        }
        recorder.record(tx, wire, user, null, FactorChange.RECOVERY_CODE_USED);
        return true;
    }

    /** Ten new codes, not stored yet. */
    public List<String> newRecoveryCodes() {
        return Stream.generate(recovery::next).distinct().limit(RecoveryCodes.MANY).toList();
    }

    /** Replaces all codes of the user by {@code codes}. */
    public void replaceRecoveryCodes(Transaction tx, Id<User> user, List<String> codes) {
        var hashes = codes.stream().map(code -> recovery.hash(user, code).orElseThrow()).toList();
        tx.recoveryCodes().replace(user, hashes, clock.instant());
    }
}
