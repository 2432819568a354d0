package dev.steelyard.server.browser;

import dev.steelyard.domain.secret.Secret;
import dev.steelyard.http.request.Request;
import dev.steelyard.pages.language.Language;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads and sets the server's cookies, for the login session, the form token, the known browser,
 * the trusted one and the chosen language. Immutable.
 *
 * <p>{@code __Host-} makes browsers keep a cookie to this host, to https and to the whole path (RFC
 * 6265bis, section 4.1.3.2), so that no neighbouring subdomain can plant one. It demands {@code
 * Secure}, which not every browser accepts over plain http, so an issuer on loopback has other
 * names. {@code SameSite=Lax} keeps the cookies out of other sites' POSTs, but sends them in a
 * client's redirect.
 */
public final class BrowserCookies {
    private static final Duration LANGUAGE_AGE = Duration.ofDays(365);

    private final String session;
    private final String csrf;
    private final String device;
    private final String trust;
    private final String language;
    private final String attributes;

    public BrowserCookies(URI issuer) {
        boolean secure = issuer.getScheme().equals("https");
        session = secure ? "__Host-steelyard" : "steelyard-session";
        csrf = secure ? "__Host-steelyard-csrf" : "steelyard-csrf";
        device = secure ? "__Host-steelyard-device" : "steelyard-device";
        trust = secure ? "__Host-steelyard-trust" : "steelyard-trust";
        language = secure ? "__Host-steelyard-language" : "steelyard-language";
        attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    Optional<String> session(Request request) {
        return request.cookie(session);
    }

    Optional<String> csrf(Request request) {
        return request.cookie(csrf);
    }

    /** The value of {@code Set-Cookie}; without an age, so that it ends with the browser. */
    public String withSession(Secret secret) {
        return session + "=" + secret.reveal() + attributes;
    }

    /** The value of {@code Set-Cookie} that deletes the session's cookie. */
    public String withoutSession() {
        return session + "=" + attributes + "; Max-Age=0";
    }

    Optional<String> device(Request request) {
        return request.cookie(device);
    }

    String withDevice(String value, Duration age) {
        return device + "=" + value + attributes + "; Max-Age=" + age.toSeconds();
    }

    Optional<String> trust(Request request) {
        return request.cookie(trust);
    }

    String withTrust(String value, Duration age) {
        return trust + "=" + value + attributes + "; Max-Age=" + age.toSeconds();
    }

    Optional<Language> language(Request request) {
        return request.cookie(language).flatMap(Language::parse);
    }

    String withLanguage(Language chosen) {
        return language + "=" + chosen.tag() + attributes + "; Max-Age=" + LANGUAGE_AGE.toSeconds();
    }

    String withCsrf(String value) {
        return csrf + "=" + value + attributes;
    }
}
