package dev.steelyard.server.browser;

import dev.steelyard.domain.factor.TrustedBrowser;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretGenerator;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.session.LoginBrowser;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import dev.steelyard.http.request.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recognizes browsers that users trust, by a cookie with one secret for each of up to five users. A
 * secret counts for its own user only, beside that user's password, and once: each use replaces it,
 * so of a copied cookie one copy goes on. The others' secrets stay as they are. Thread-safe.
 */
public final class BrowserTrust {
    private static final int USERS = 5;
    private static final String BETWEEN = "~";

    private final BrowserCookies cookies;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final Duration lifetime;
    private final InstantSource clock;

    /**
     * @param lifetime of a trust; zero: there is none
     */
    BrowserTrust(
            BrowserCookies cookies,
            IdGenerator ids,
            SecretGenerator secrets,
            Duration lifetime,
            InstantSource clock) {
        this.cookies = cookies;
        this.ids = ids;
        this.secrets = secrets;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** What a login does to the trust in its browser. */
    public sealed interface Change {
        /** Found by the secret in the browser's cookie, which {@code next} replaces. */
        record Use(TrustedBrowser browser, Secret next) implements Change {}

        /**
         * @param former other trusts of the user in this browser, which end
         */
        record Begin(TrustedBrowser browser, Secret next, List<Id<TrustedBrowser>> former)
                implements Change {}

        TrustedBrowser browser();

        /** The secret that the browser gets. */
        Secret next();
    }

    /** Whether users can trust browsers on this server. */
    public boolean possible() {
        return !lifetime.isZero();
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** The trusted browsers of {@code user}, the latest first. */
    public List<TrustedBrowser> ofUser(Transaction tx, Id<User> user) {
        return tx.trustedBrowsers().ofUser(user, clock.instant()).stream()
                .filter(this::counts)
                .toList();
    }

    /** A use of the trust that {@code user} has in the browser of {@code wire}; empty: none. */
    public Optional<Change> use(Transaction tx, Request wire, Id<User> user) {
        return sent(wire)
                .flatMap(
                        secret ->
                                of(tx, secret, user)
                                        .filter(found -> found.hash().matches(secret))
                                        .filter(this::counts)
                                        .stream())
                .<Change>map(found -> new Change.Use(found, secret(found.id())))
                .findFirst();
    }

    /** A new trust of {@code user} in the browser of {@code wire}. */
    public Change begin(Transaction tx, Request wire, Id<User> user) {
        Id<TrustedBrowser> id = ids.next();
        var secret = secret(id);
        var now = clock.instant();
        var agent = LoginBrowser.of(wire.header("user-agent").orElse(null), null).agent();
        return new Change.Begin(
                new TrustedBrowser(id, user, secret.hash(), agent, now, now.plus(lifetime), null),
                secret,
                // By id alone: a copy may have replaced the secret.
                sent(wire)
                        .flatMap(former -> of(tx, former, user).stream())
                        .map(TrustedBrowser::id)
                        .toList());
    }

    /** Stores {@code change}; false: the trust was used or ended meanwhile. */
    public boolean store(Transaction tx, Change change) {
        return switch (change) {
            case Change.Use(var browser, var next) ->
                    tx.trustedBrowsers().use(browser, next.hash(), clock.instant());
            case Change.Begin(var browser, _, var former) -> {
                former.forEach(id -> tx.trustedBrowsers().end(browser.user(), id));
                tx.trustedBrowsers().insert(browser);
                yield true;
            }
        };
    }

    /** The value of {@code Set-Cookie} after {@code change}; other users' secrets stay in it. */
    public String cookie(Request wire, Change change) {
        var gone =
                change instanceof Change.Begin begin
                        ? begin.former()
                        : List.of(change.browser().id());
        var others = sent(wire).filter(secret -> !gone.contains(secret.id()));
        var all = Stream.concat(Stream.of(change.next()), others).limit(USERS).map(Secret::reveal);
        return cookies.withTrust(String.join(BETWEEN, all.toList()), lifetime);
    }

    private boolean counts(TrustedBrowser browser) {
        return clock.instant().isBefore(browser.ends(lifetime));
    }

    private Secret secret(Id<TrustedBrowser> id) {
        return secrets.next(SecretKind.TRUSTED_BROWSER, id);
    }

    private Optional<TrustedBrowser> of(Transaction tx, Secret secret, Id<User> user) {
        return tx.trustedBrowsers()
                .find(secret.id(), clock.instant())
                .filter(found -> found.user().equals(user));
    }

    private Stream<Secret> sent(Request wire) {
        return Arrays.stream(cookies.trust(wire).orElse("").split(BETWEEN, USERS + 1))
                .limit(USERS)
                .flatMap(text -> Secret.parse(SecretKind.TRUSTED_BROWSER, text).stream());
    }
}
