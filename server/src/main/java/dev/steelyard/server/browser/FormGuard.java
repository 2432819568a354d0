package dev.steelyard.server.browser;

import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.Request;
import dev.steelyard.server.keys.HmacCalculator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Protects the forms of the server's HTML pages against cross-site request forgery. It accepts only
 * forms of this server's own pages. Each form carries a token: an HMAC of the browser's cookie and
 * its session, which no other site can read or create. In addition, the browser's headers about the
 * form's origin must not contradict it. Thread-safe.
 */
public final class FormGuard {
    /** The hidden field. */
    public static final String FIELD = "csrf";

    private static final int RANDOM_BYTES = 32;
    private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    private final BrowserCookies cookies;
    private final HmacCalculator seal;
    private final SecureRandom random;
    private final String origin;

    /**
     * @param origin of the issuer
     */
    public FormGuard(
            BrowserCookies cookies, HmacCalculator seal, SecureRandom random, String origin) {
        this.cookies = cookies;
        this.seal = seal;
        this.random = random;
        this.origin = origin;
    }

    /**
     * What a page needs for its forms.
     *
     * @param field the value of {@link #FIELD}
     * @param cookie the value of {@code Set-Cookie}; null: the browser has it already
     */
    public record Token(String field, @Nullable String cookie) {
        /** {@code page}, with the cookie where the browser lacks it. */
        public Reply with(Reply page) {
            return cookie == null ? page : page.with("Set-Cookie", cookie);
        }

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** The token of a page for a browser in {@code session}. */
    public Token token(Request request, @Nullable SignedInUser session) {
        var kept = cookie(request);
        var cookie = kept.orElseGet(this::fresh);
        return new Token(
                seal.of(cookie, name(session)), kept.isPresent() ? null : cookies.withCsrf(cookie));
    }

    /** Whether the form comes from a page of this server, shown to this browser in this session. */
    public boolean passes(Request request, Parameters form, @Nullable SignedInUser session) {
        var cookie = cookie(request);
        var field = form.get(FIELD);
        return cookie.isPresent()
                && field.isPresent()
                && seal.matches(field.get(), cookie.get(), name(session))
                && sentFromHere(request);
    }

    private boolean sentFromHere(Request request) {
        // The Referrer-Policy of our pages makes browsers send "null" (Fetch, "append a request
        // Origin header"), so that proves nothing; Sec-Fetch-Site and the token still have to be
        // right.
        return request.header("sec-fetch-site").filter(site -> !OUR_OWN.contains(site)).isEmpty()
                && request.header("origin")
                        .filter(from -> !from.equals(origin) && !from.equals("null"))
                        .isEmpty();
    }

    private Optional<String> cookie(Request request) {
        return cookies.csrf(request).filter(value -> COOKIE.matcher(value).matches());
    }

    private static String name(@Nullable SignedInUser session) {
        return session == null ? "" : session.session().id().hex();
    }

    private String fresh() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
