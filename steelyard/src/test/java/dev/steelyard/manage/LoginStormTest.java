package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import dev.steelyard.testkit.Databases;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Passwords take long to check, in few places. */
class LoginStormTest {
    private static final int MANY = 100;
    private static final String MALLORY = "mallory@example.com";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Sends its own right password for ever, from one address. */
    @Test
    void one_account_keeps_nobody_else_from_logging_in_for_long() throws Exception {
        try (var steelyard = new Steelyard(Databases.sqlite())) {
            People.user(steelyard, MALLORY);
            People.user(steelyard, "victim@example.com");
            var browsers = known(steelyard, 10);
            var over = new AtomicBoolean();
            var limited = new CountDownLatch(MANY);
            var statuses = new ArrayList<Integer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < MANY; i++) {
                    var cookies = browsers.get(i % 10);
                    threads.submit(
                            () -> {
                                try {
                                    while (login(steelyard, cookies, MALLORY) != 429) {}
                                } finally {
                                    limited.countDown();
                                }
                                while (!over.get()) {
                                    login(steelyard, cookies, MALLORY);
                                    Thread.sleep(10);
                                }
                                return true;
                            });
                }
                try {
                    limited.await();
                    for (int i = 0; i < 10; i++) {
                        statuses.add(login(steelyard, Map.of(), "victim@example.com"));
                    }
                } finally {
                    over.set(true);
                }
            }
            assertThat(statuses).hasSize(10).containsOnly(303);
        }
    }

    @Test
    void known_browsers_get_in_beside_150_sources_that_try_passwords() throws Exception {
        var proxies =
                new Proxies(List.of(Network.parse("127.0.0.1")), ForwardingHeader.X_FORWARDED_FOR);
        try (var steelyard = new Steelyard(Databases.sqlite(), proxies)) {
            People.user(steelyard, "victim@example.com");
            var browser = new LinkedHashMap<String, String>();
            assertThat(login(steelyard, browser, "victim@example.com", browser)).isEqualTo(303);
            browser.remove("steelyard-session");
            var over = new AtomicBoolean();
            var statuses = new ArrayList<Integer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 150; i++) {
                    var source = "198.51.100." + i;
                    threads.submit(
                            () -> {
                                while (!over.get()) {
                                    login(steelyard, Map.of(), "nobody@example.com", source);
                                    Thread.sleep(100);
                                }
                                return true;
                            });
                }
                try {
                    while (steelyard.core.hasherQueue().refused() == 0) {
                        Thread.sleep(10);
                    }
                    for (int i = 0; i < 10; i++) {
                        statuses.add(
                                login(steelyard, browser, "victim@example.com", "203.0.113.1"));
                    }
                } finally {
                    over.set(true);
                }
            }
            assertThat(statuses).hasSize(10).containsOnly(303);
        }
    }

    /** What browsers keep that know the account. */
    private static List<Map<String, String>> known(Steelyard steelyard, int number)
            throws Exception {
        var browsers = new ArrayList<Map<String, String>>();
        for (int i = 0; i < number; i++) {
            var cookies = new LinkedHashMap<String, String>();
            assertThat(login(steelyard, cookies, MALLORY, cookies)).isEqualTo(303);
            cookies.remove("steelyard-session");
            browsers.add(Map.copyOf(cookies));
        }
        return browsers;
    }

    private static int login(Steelyard steelyard, Map<String, String> cookies, String email)
            throws Exception {
        return login(steelyard, cookies, email, new LinkedHashMap<>());
    }

    private static int login(
            Steelyard steelyard, Map<String, String> cookies, String email, String source)
            throws Exception {
        return login(steelyard, cookies, email, source, new LinkedHashMap<>());
    }

    private static int login(
            Steelyard steelyard, Map<String, String> before, String email, Map<String, String> kept)
            throws Exception {
        return login(steelyard, before, email, "127.0.0.1", kept);
    }

    /**
     * @param kept gets what the browser has after it
     */
    private static int login(
            Steelyard steelyard,
            Map<String, String> before,
            String email,
            String source,
            Map<String, String> kept)
            throws Exception {
        var cookies = new LinkedHashMap<>(before);
        var page =
                HTTP.send(
                        steelyard
                                .request("/oidc/account")
                                .header("Cookie", cookies(cookies))
                                .header("X-Forwarded-For", source)
                                .build(),
                        BodyHandlers.ofString());
        keep(page, cookies);
        var csrf = page.body().split("name=\"csrf\" value=\"")[1].split("\"")[0];
        var form =
                Map.of("csrf", csrf, "email", email, "password", People.PASSWORD)
                        .entrySet()
                        .stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        var answer =
                HTTP.send(
                        steelyard
                                .request("/oidc/account/login")
                                .header("Cookie", cookies(cookies))
                                .header("X-Forwarded-For", source)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
        keep(answer, cookies);
        kept.putAll(cookies);
        return answer.statusCode();
    }

    private static String cookies(Map<String, String> cookies) {
        return cookies.isEmpty()
                ? "none=1"
                : cookies.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static void keep(HttpResponse<?> answer, Map<String, String> cookies) {
        for (var line : answer.headers().allValues("set-cookie")) {
            var pair = line.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
    }
}
