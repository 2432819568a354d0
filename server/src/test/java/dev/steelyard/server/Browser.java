package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** As much of a browser as the pages need: cookies, forms, redirects on this server. */
public final class Browser {
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final int port;
    public final Map<String, String> cookies = new LinkedHashMap<>();
    public final Map<String, String> headers = new LinkedHashMap<>();

    public Browser(int port) {
        this.port = port;
    }

    /** An answer. */
    public record Page(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String location() {
            return header("location");
        }

        /** The parameters of the redirect's query. */
        Map<String, String> answer() {
            return parameters(URI.create(location()).getRawQuery());
        }

        public boolean has(String text) {
            return body().contains(text);
        }
    }

    public static Map<String, String> parameters(String rawQuery) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return parameters;
    }

    public Page get(String path) {
        return send(request(path).GET());
    }

    public Page options(String path, String origin) {
        return send(
                request(path)
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    /** Follows redirects as long as they stay on this server. */
    public Page open(String path) {
        return follow(get(path));
    }

    public Page post(String path, Map<String, String> form) {
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        dev.steelyard.http.request.QueryWriter.of(form))));
    }

    /** As a program that speaks JSON. */
    public Page postJson(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends the page's form with what is typed, and follows. */
    public Page submit(Page page, Map<String, String> typed) {
        return follow(post(action(page), filled(page, typed)));
    }

    public static String action(Page page) {
        var form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form: " + page.status() + " " + page.body());
        }
        return unescape(form.group(1));
    }

    public static Map<String, String> filled(Page page, Map<String, String> typed) {
        var fields = new LinkedHashMap<String, String>();
        var hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            fields.put(unescape(hidden.group(1)), unescape(hidden.group(2)));
        }
        fields.putAll(typed);
        return fields;
    }

    public Page follow(Page page) {
        var current = page;
        for (int hops = 0; current.location().startsWith("/") && hops < 10; hops++) {
            current = get(current.location());
        }
        return current;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            var pairs = cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue());
            request.header("Cookie", String.join("; ", pairs.toList()));
        }
        headers.forEach(request::header);
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Page(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        var pair = setCookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        if (setCookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
