package dev.steelyard.program.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser, who opens the URL that {@code login} prints. */
final class Person implements AutoCloseable {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    // Java's own jar would keep Secure cookies from plain http, which browsers send to localhost.
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient browser = HttpClient.newHttpClient();

    /** Logs in and decides; the text of the last page. */
    String decide(URI url, String email, String password, String decision)
            throws IOException, InterruptedException {
        var login = follow(HttpRequest.newBuilder(url));
        var consent = submit(login, Map.of("email", email, "password", password));
        return submit(consent, Map.of("decision", decision)).body();
    }

    /** Logs in and allows the access; the text of the page that asked. */
    String allow(URI url, String email, String password, boolean offline)
            throws IOException, InterruptedException {
        var login = follow(HttpRequest.newBuilder(url));
        var consent = submit(login, Map.of("email", email, "password", password));
        submit(
                consent,
                offline
                        ? Map.of("decision", "allow", "offline_access", "true")
                        : Map.of("decision", "allow"));
        return consent.body();
    }

    /** The address to which the browser is sent without a page. */
    String redirect(URI url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url)).headers().firstValue("location").orElse("a page");
    }

    /** Enters the code that a device shows, as {@link #decide}. */
    String decideOnDevice(URI page, String code, String email, String password, String decision)
            throws IOException, InterruptedException {
        var login = follow(HttpRequest.newBuilder(page));
        var entry = submit(login, Map.of("email", email, "password", password));
        var consent = submit(entry, Map.of("user_code", code));
        return submit(consent, Map.of("decision", decision)).body();
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> filledIn)
            throws IOException, InterruptedException {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form: " + page.body());
        }
        var values = new LinkedHashMap<String, String>();
        HIDDEN.matcher(page.body())
                .results()
                .forEach(found -> values.put(found.group(1), unescape(found.group(2))));
        values.putAll(filledIn);
        var body =
                values.entrySet().stream()
                        .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                        .collect(Collectors.joining("&"));
        return follow(
                HttpRequest.newBuilder(page.uri().resolve(unescape(form.group(1))))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> follow(HttpRequest.Builder first)
            throws IOException, InterruptedException {
        var answer = send(first);
        while (answer.statusCode() == 303 || answer.statusCode() == 302) {
            var next = answer.headers().firstValue("location").orElseThrow();
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(next)));
        }
        return answer;
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        var answer = browser.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("set-cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String unescape(String html) {
        return html.replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.close();
    }
}
