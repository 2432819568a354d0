package dev.steelyard.e2e.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A simulated browser without JavaScript, for one user at one site. Keeps its cookies, follows the
 * site's redirects, and stops at a redirect to another site.
 */
public final class Browser {
    private static final int MOST_REDIRECTS = 10;

    private final Http http;
    private final URI site;
    private final Map<String, String> cookies = new HashMap<>();
    private List<String> lastSet = List.of();

    /**
     * @param site of which only scheme, host and port count
     */
    public Browser(Http http, URI site) {
        this.http = http;
        this.site = site;
    }

    /** Another browser at the site, which it never saw. */
    public Browser another() {
        return new Browser(http, site);
    }

    public VisitResult open(URI uri) {
        return follow(uri, send(uri, HttpRequest.newBuilder(uri).GET(), "none"));
    }

    public VisitResult submit(Page page, Form form) {
        var target = page.uri().resolve(form.action());
        if (form.method().equals("get")) {
            return open(URI.create(target + "?" + Parameters.encode(form.fields())));
        }
        var request =
                HttpRequest.newBuilder(target)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        // As our pages' Referrer-Policy makes browsers write it.
                        .header("Origin", "null")
                        .POST(BodyPublishers.ofString(Parameters.encode(form.fields())));
        return follow(target, send(target, request, "same-origin"));
    }

    /** The {@code Set-Cookie} lines of the last answer that had any. */
    public List<String> lastCookies() {
        return lastSet;
    }

    private VisitResult follow(URI uri, Answer first) {
        var at = uri;
        var answer = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            var location = answer.header("Location");
            if (answer.status() < 300 || answer.status() > 399 || location.isEmpty()) {
                return new VisitResult.Shown(new Page(at, answer));
            }
            var next = at.resolve(location);
            if (!isHere(next)) {
                return new VisitResult.Left(next);
            }
            at = next;
            answer = send(at, HttpRequest.newBuilder(at).GET(), "same-origin");
        }
        throw new IllegalStateException("more than " + MOST_REDIRECTS + " redirects");
    }

    private boolean isHere(URI uri) {
        return site.getScheme().equals(uri.getScheme())
                && site.getAuthority().equals(uri.getAuthority());
    }

    private Answer send(URI uri, HttpRequest.Builder request, String fetchSite) {
        if (!isHere(uri)) {
            throw new IllegalArgumentException("another site");
        }
        request.header("Accept", "text/html").header("Accept-Language", "en");
        request.header("Sec-Fetch-Site", fetchSite).header("Sec-Fetch-Mode", "navigate");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request);
        var set = answer.headerLines("Set-Cookie");
        if (!set.isEmpty()) {
            lastSet = set;
            set.forEach(this::keep);
        }
        return answer;
    }

    private void keep(String line) {
        var pair = line.split(";", 2)[0].split("=", 2);
        if (line.contains("Max-Age=0")) {
            cookies.remove(pair[0].strip());
        } else {
            cookies.put(pair[0].strip(), pair.length == 2 ? pair[1] : "");
        }
    }
}
