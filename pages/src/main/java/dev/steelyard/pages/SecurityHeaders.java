package dev.steelyard.pages;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTTP security headers of an HTML page, such as {@code Content-Security-Policy}. Immutable.
 *
 * <p>{@code Referrer-Policy: no-referrer} makes browsers send {@code Origin: null} with a form's
 * POST, also to the same origin (Fetch, "append a request Origin header"): a server that checks the
 * origin of a form must use {@code Sec-Fetch-Site}.
 */
public final class SecurityHeaders {
    private static final Set<String> WEB = Set.of("https", "http");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?<port>(:\\d{1,5})?)");
    // RFC 8252, section 7.1: a private-use scheme is a reversed domain name, so it has a dot. That
    // excludes javascript:, data: and similar schemes from the policy.
    private static final Pattern PRIVATE_USE_SCHEME =
            Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");

    private final String formAction;
    private final boolean script;
    private final String frames;
    private final String image;

    private SecurityHeaders(String formAction, boolean script, String frames, String image) {
        this.formAction = formAction;
        this.script = script;
        this.frames = frames;
        this.image = image;
    }

    public static SecurityHeaders standard() {
        return new SecurityHeaders("'self'", false, "", "");
    }

    /**
     * These headers for a page that runs one of our own script files; inline script stays
     * forbidden.
     */
    public SecurityHeaders allowingOwnScript() {
        return new SecurityHeaders(formAction, true, frames, image);
    }

    /**
     * These headers for a page whose form is answered by a redirect to a client, or posts to it.
     * Chromium applies {@code form-action} to the redirects after a POST, so without this the user
     * would be stuck on the page.
     *
     * @param redirectUri already validated: registered by the requesting client
     * @throws IllegalArgumentException when it can't be written as one source of the policy
     */
    public SecurityHeaders allowingFormsTo(URI redirectUri) {
        return new SecurityHeaders("'self' " + source(redirectUri), script, frames, image);
    }

    /**
     * These headers for a page that loads {@code uris} in frames.
     *
     * @param uris web addresses, already validated: registered by clients
     * @throws IllegalArgumentException when one can't be written as one source of the policy
     */
    public SecurityHeaders allowingFramesFrom(List<URI> uris) {
        var sources = uris.stream().map(SecurityHeaders::source).distinct().sorted().toList();
        return new SecurityHeaders(formAction, script, String.join(" ", sources), image);
    }

    /**
     * These headers for a page that shows the image at {@code uri}.
     *
     * @param uri a web address, already validated: registered by the requesting client
     * @throws IllegalArgumentException when it can't be written as one source of the policy
     */
    public SecurityHeaders allowingImageFrom(URI uri) {
        return new SecurityHeaders(formAction, script, frames, " " + source(uri));
    }

    /** Names and values of the headers, in a fixed order. */
    public Map<String, String> asMap() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; "
                        + (script ? "script-src 'self'; " : "")
                        + (frames.isEmpty() ? "" : "frame-src " + frames + "; ")
                        + "style-src 'self'; img-src 'self' data:"
                        + image
                        + "; form-action "
                        + formAction
                        + "; frame-ancestors 'none'; base-uri 'none'");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        return headers;
    }

    private static String source(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (PRIVATE_USE_SCHEME.matcher(scheme).matches()) {
            return scheme + ":";
        }
        Matcher authority = AUTHORITY.matcher(Objects.toString(uri.getRawAuthority(), ""));
        if (!WEB.contains(scheme) || !authority.matches()) {
            throw new IllegalArgumentException("No origin for a policy in this redirect URI");
        }
        String host = authority.group("host").toLowerCase(Locale.ROOT);
        // A policy has no form for an IPv6 address (CSP 3, section 2.3.1); its port still narrows.
        return scheme + "://" + (host.startsWith("[") ? "*" : host) + authority.group("port");
    }
}
