package dev.steelyard.guard.internal.feed;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import dev.steelyard.guard.feed.KeySource;
import dev.steelyard.guard.feed.StateUnavailable;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the issuer's JWK set over HTTP and caches it (RFC 7517 section 5). A set names the last
 * change that it reflects ({@code as_of}), so that an outdated set of a lagging node is not final.
 * Invented key ids cause at most one request per {@link #UNKNOWN_KID}. Thread-safe.
 */
public final class HttpKeySource implements KeySource {
    public static final Duration UNKNOWN_KID = Duration.ofSeconds(5);
    static final Duration RETRY = Duration.ofSeconds(1);
    static final Duration RENEWAL = Duration.ofMinutes(10);

    /** How long an overdue set is still used: equal to the limit of silence. */
    static final Duration OVERDUE = Duration.ofSeconds(60);

    /** A change of keys: its number, and the time since which no set reflects it. */
    private record Expired(long seq, long at) {}

    /**
     * @param asOf the last change that the set has seen; all changes, where the server doesn't tell
     * @param heard the last change of keys that this guard had heard of when it asked
     */
    private record Fetched(Map<String, JWK> keys, long asOf, @Nullable Expired heard, long at) {}

    private final ServerConnection server;
    private final Discovery discovery;
    private final LongSupplier nanoTime;
    private final ReentrantLock fetching = new ReentrantLock();

    private volatile @Nullable Fetched fetched;
    private volatile @Nullable Expired expired;
    // Guarded by `fetching`.
    private @Nullable Long lastAttempt;
    private @Nullable Expired askedFor;
    private boolean lastFailed;

    public HttpKeySource(ServerConnection server, Discovery discovery, LongSupplier nanoTime) {
        this.server = server;
        this.discovery = discovery;
        this.nanoTime = nanoTime;
    }

    @Override
    public @Nullable JWK key(String kid) {
        Fetched known = fetched;
        JWK key = known == null ? null : known.keys().get(kid);
        if (known == null || key == null) return afterFetch(kid);
        if (dueSince(known) == null) return key;
        renew(overdue(known));
        Fetched now = fetched;
        if (now == null || overdue(now)) {
            throw new StateUnavailable("the issuer's keys can't be renewed");
        }
        return now.keys().get(kid);
    }

    /**
     * Marks the keys as changed: they are fetched before the next answer, and again until a set
     * reflects that change. One caller at a time.
     */
    public void expire(long seq) {
        Fetched known = fetched;
        Expired before = expired;
        long at = nanoTime.getAsLong();
        if (known != null && before != null && behind(known)) at = before.at();
        expired = new Expired(seq, at);
    }

    private @Nullable JWK afterFetch(String kid) {
        fetching.lock();
        try {
            Fetched known = fetched;
            // Another thread may have fetched it meanwhile.
            if (known != null && known.keys().containsKey(kid)) return known.keys().get(kid);
            if (mayFetch(known)) fetch();
            else if (lastFailed) throw new StateUnavailable("the issuer's keys can't be had");
            Fetched now = fetched;
            JWK key = now == null ? null : now.keys().get(kid);
            // It may be the key that the change added.
            if (key == null && now != null && behind(now)) {
                throw new StateUnavailable("the issuer's keys are being changed");
            }
            return key;
        } finally {
            fetching.unlock();
        }
    }

    /** One thread renews; the others use the known set, as long as that is allowed. */
    private void renew(boolean wait) {
        if (wait) fetching.lock();
        else if (!fetching.tryLock()) return;
        try {
            Fetched known = fetched;
            boolean due = known == null || dueSince(known) != null;
            if (due && mayFetch(known)) fetch();
        } catch (StateUnavailable e) {
            System.getLogger(HttpKeySource.class.getName())
                    .log(System.Logger.Level.WARNING, "the issuer's keys can't be renewed", e);
        } finally {
            fetching.unlock();
        }
    }

    /** The first fetch after a change does not wait; later ones do. */
    private boolean mayFetch(@Nullable Fetched known) {
        if (lastAttempt == null) return true;
        if (known == null || !behind(known)) return passed(lastAttempt, UNKNOWN_KID);
        return askedFor != expired || passed(lastAttempt, RETRY);
    }

    /** The time since which a renewal is due; null: it isn't. */
    private @Nullable Long dueSince(Fetched known) {
        Expired change = expired;
        if (change != null && behind(known)) return change.at();
        long aged = known.at() + RENEWAL.toNanos();
        return nanoTime.getAsLong() - aged >= 0 ? aged : null;
    }

    private boolean overdue(Fetched known) {
        Long since = dueSince(known);
        return since != null && passed(since, OVERDUE);
    }

    private boolean behind(Fetched known) {
        Expired change = expired;
        return change != null && (known.heard() != change || known.asOf() < change.seq());
    }

    private void fetch() {
        lastAttempt = nanoTime.getAsLong();
        // Read once: another thread may replace it at any moment.
        Expired heard = expired;
        askedFor = heard;
        lastFailed = true;
        Map<String, Object> json = server.getPublic(discovery.keys());
        long asOf = json.get("as_of") instanceof Number seen ? seen.longValue() : Long.MAX_VALUE;
        fetched = new Fetched(read(json), asOf, heard, lastAttempt);
        lastFailed = false;
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
