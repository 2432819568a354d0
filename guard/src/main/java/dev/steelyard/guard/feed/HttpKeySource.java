package dev.steelyard.guard.feed;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import dev.steelyard.guard.state.StateUnavailable;
import dev.steelyard.guard.token.KeySource;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's JWK set (RFC 7517 section 5), kept and renewed. Whoever invents key ids makes it ask
 * no more than once in {@link #UNKNOWN_KID}. Thread-safe.
 */
final class HttpKeySource implements KeySource {
    static final Duration UNKNOWN_KID = Duration.ofSeconds(5);
    static final Duration RENEWAL = Duration.ofMinutes(10);

    private record Fetched(Map<String, JWK> keys, long at) {}

    private final ServerConnection server;
    private final Discovery discovery;
    private final LongSupplier nanoTime;
    private final ReentrantLock fetching = new ReentrantLock();

    private volatile @Nullable Fetched fetched;
    private volatile boolean stale;
    // Guarded by `fetching`.
    private @Nullable Long lastAttempt;
    private boolean lastFailed;

    HttpKeySource(ServerConnection server, Discovery discovery, LongSupplier nanoTime) {
        this.server = server;
        this.discovery = discovery;
        this.nanoTime = nanoTime;
    }

    @Override
    public @Nullable JWK key(String kid) {
        Fetched known = fetched;
        JWK key = known == null ? null : known.keys().get(kid);
        if (known == null || key == null) return afterFetch(kid);
        if (stale || passed(known.at(), RENEWAL)) {
            renew();
            Fetched now = fetched;
            return now == null ? null : now.keys().get(kid);
        }
        return key;
    }

    /** The keys changed: they are fetched before the next answer, or as soon as that succeeds. */
    void expire() {
        stale = true;
    }

    private @Nullable JWK afterFetch(String kid) {
        fetching.lock();
        try {
            Fetched known = fetched;
            // Another may have fetched it while this thread waited.
            if (known != null && known.keys().containsKey(kid)) return known.keys().get(kid);
            if (lastAttempt == null || passed(lastAttempt, UNKNOWN_KID)) fetch();
            else if (lastFailed) throw new StateUnavailable("the issuer's keys can't be had");
            Fetched now = fetched;
            return now == null ? null : now.keys().get(kid);
        } finally {
            fetching.unlock();
        }
    }

    /** One thread renews; the others go on with what is known, as long as the feed is alive. */
    private void renew() {
        if (!fetching.tryLock()) return;
        try {
            boolean again = !lastFailed || lastAttempt == null || passed(lastAttempt, UNKNOWN_KID);
            if (again) fetch();
        } catch (StateUnavailable e) {
            System.getLogger(HttpKeySource.class.getName())
                    .log(System.Logger.Level.WARNING, "the issuer's keys can't be renewed", e);
        } finally {
            fetching.unlock();
        }
    }

    private void fetch() {
        lastAttempt = nanoTime.getAsLong();
        lastFailed = true;
        stale = false;
        try {
            fetched = new Fetched(read(server.getPublic(discovery.keys())), lastAttempt);
            lastFailed = false;
        } finally {
            if (lastFailed) stale = true;
        }
    }

    private static Map<String, JWK> read(Map<String, Object> json) {
        Map<String, JWK> keys = new HashMap<>();
        try {
            for (JWK key : JWKSet.parse(json).getKeys()) {
                JWK pub = key.toPublicJWK();
                boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
                // A symmetric key has no public part.
                if (pub != null && signs && key.getKeyID() != null) keys.put(key.getKeyID(), pub);
            }
        } catch (ParseException e) {
            throw new StateUnavailable("the issuer's JWK set can't be read", e);
        }
        return Map.copyOf(keys);
    }

    private boolean passed(long since, Duration time) {
        return nanoTime.getAsLong() - since >= time.toNanos();
    }
}
