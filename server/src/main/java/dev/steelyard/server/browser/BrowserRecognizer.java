package dev.steelyard.server.browser;

import dev.steelyard.http.request.Request;
import dev.steelyard.server.keys.HmacCalculator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognizes, by a cookie, a browser in which a user has logged in to an account before (OWASP,
 * "Slow down online guessing attacks with device cookies"). The cookie names no account: its HMACs
 * include one, so it can be checked against an email address but not read. It authenticates no
 * user; it keeps strangers' failures apart from this browser's. A second HMAC includes the stored
 * hash of the password: what a browser may because its user knew the password ends with that
 * password. Thread-safe.
 */
public final class BrowserRecognizer {
    /** How long a browser stays known without a login. */
    static final Duration AGE = Duration.ofDays(180);

    /** The greatest number of accounts that a browser is known for. */
    private static final int ACCOUNTS = 5;

    private static final int ID_BYTES = 12;
    private static final Pattern MARK =
            Pattern.compile(
                    "([A-Za-z0-9_-]{16})\\.([0-9]{1,12})"
                            + "\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    private final BrowserCookies cookies;
    private final HmacCalculator seal;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * @param seal of the account
     * @param password of the account with the hash of its password
     */
    private record Mark(String id, String ends, String seal, String password) {
        String text() {
            return String.join(".", id, ends, seal, password);
        }
    }

    public BrowserRecognizer(
            BrowserCookies cookies, HmacCalculator seal, SecureRandom random, InstantSource clock) {
        this.cookies = cookies;
        this.seal = seal;
        this.random = random;
        this.clock = clock;
    }

    /** The id of the browser for {@code account}; empty: it is not known for it. */
    public Optional<String> known(Request request, String account) {
        return live(request, account).map(Mark::id).findFirst();
    }

    /**
     * Whether the browser has been known for {@code account} since it has its present password.
     *
     * @param phc the stored hash of the password
     */
    public boolean knowsPassword(Request request, String account, String phc) {
        return live(request, account)
                .anyMatch(
                        mark ->
                                seal.matches(
                                        mark.password(), account, mark.id(), mark.ends(), phc));
    }

    private Stream<Mark> live(Request request, String account) {
        long now = clock.instant().getEpochSecond();
        return marks(request).stream()
                .filter(mark -> isOf(mark, account) && Long.parseLong(mark.ends()) > now);
    }

    /**
     * The value of {@code Set-Cookie} for a browser in which {@code account} has logged in.
     *
     * @param phc the stored hash of its password
     */
    public String mark(Request request, String account, String phc) {
        // The same id again: a login does not refill what failures have used up.
        var id = known(request, account).orElseGet(this::fresh);
        Instant ends = clock.instant().plus(AGE);
        var until = Long.toString(ends.getEpochSecond());
        var mark =
                new Mark(id, until, seal.of(account, id, until), seal.of(account, id, until, phc));
        var others = marks(request).stream().filter(other -> !isOf(other, account));
        var texts = Stream.concat(Stream.of(mark), others).limit(ACCOUNTS).map(Mark::text);
        return cookies.withDevice(String.join("~", texts.toList()), AGE);
    }

    private boolean isOf(Mark mark, String account) {
        return seal.matches(mark.seal(), account, mark.id(), mark.ends());
    }

    private List<Mark> marks(Request request) {
        var marks = new ArrayList<Mark>();
        for (var text : cookies.device(request).orElse("").split("~", ACCOUNTS + 1)) {
            var matcher = MARK.matcher(text);
            if (matcher.matches()) {
                marks.add(
                        new Mark(
                                matcher.group(1),
                                matcher.group(2),
                                matcher.group(3),
                                matcher.group(4)));
            }
        }
        return marks;
    }

    private String fresh() {
        var bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
