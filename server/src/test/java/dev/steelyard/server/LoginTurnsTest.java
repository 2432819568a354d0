package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.source.ForwardingHeader;
import dev.steelyard.http.source.Network;
import dev.steelyard.http.source.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** The password hasher is slow, and everybody's. */
class LoginTurnsTest {
    private static final Proxies PROXIES =
            new Proxies(List.of(Network.parse("127.0.0.1")), ForwardingHeader.FORWARDED);

    private final Semaphore let = new Semaphore(0);

    @Test
    void many_accounts_of_one_source_put_off_another_source_by_one_turn() throws Exception {
        try (var server = new RunningServer(RunningServer.ISSUER, PROXIES);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            occupy(server, threads);
            var many = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 20; i++) {
                var email = server.addMember("many" + i + "@example.com").email().written();
                many.add(
                        threads.submit(
                                () -> login(server, browser(server, "198.51.100.1"), email)));
                waiting(server, i + 1);
            }
            var other =
                    threads.submit(
                            () -> login(server, browser(server, "198.51.100.2"), Platform.ADA));
            waiting(server, 21);

            let.release(3);
            assertThat(other.get()).isEqualTo(303);
            assertThat(many).filteredOn(Future::isDone).hasSizeLessThanOrEqualTo(1);
            let.release(1000);
            for (var login : many) {
                // Or it has waited for longer than it may: on a machine that is slow just now.
                assertThat(login.get()).isIn(303, 503);
            }
        }
    }

    @Test
    void known_browsers_log_in_while_150_sources_try_passwords() throws Exception {
        try (var server = new RunningServer(RunningServer.ISSUER, PROXIES);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var known = browser(server, "203.0.113.1");
            assertThat(login(server, known, Platform.ADA)).isEqualTo(303);
            known.cookies.remove("steelyard-session");

            occupy(server, threads);
            var attempts = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 150; i++) {
                var browser = browser(server, "198.51.100." + i);
                attempts.add(threads.submit(() -> login(server, browser, "nobody@example.com")));
            }
            server.await(
                    () ->
                            server.core.hasherQueue().waiting()
                                            + server.core.hasherQueue().refused()
                                    == 150);
            assertThat(server.core.hasherQueue().refused()).isPositive();
            int before = server.core.hasherQueue().waiting();
            var login = threads.submit(() -> login(server, known, Platform.ADA));
            waiting(server, before + 1);

            // The place is the known browser's as soon as it is free.
            let.release(2);
            assertThat(login.get()).isEqualTo(303);
            let.release(1000);
            assertThat(attempts.getFirst().get()).isIn(200, 503);
        }
    }

    @Test
    void link_that_does_not_work_takes_no_turn() throws Exception {
        try (var server = new RunningServer(RunningServer.ISSUER, PROXIES);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var browser = browser(server, "198.51.100.1");
            var form = browser.open("/oidc/account");
            occupy(server, threads);

            var typed = Map.of("link", "sy_al_unknown", "password", "a sentence of my own");
            var answer = browser.post("/oidc/recovery", Browser.filled(form, typed));

            assertThat(answer.status()).isEqualTo(410);
            let.release(1000);
        }
    }

    /** The place at the hasher, until the test lets it go. */
    private void occupy(RunningServer server, ExecutorService threads) throws Exception {
        int before = server.hasher.verified.get();
        server.hasher.meanwhile = let::acquireUninterruptibly;
        var browser = browser(server, "192.0.2.1");
        threads.submit(() -> login(server, browser, "nobody@example.com"));
        server.await(() -> server.hasher.verified.get() > before);
    }

    private static void waiting(RunningServer server, int number) throws Exception {
        server.await(() -> server.core.hasherQueue().waiting() >= number);
    }

    private static Browser browser(RunningServer server, String source) {
        var browser = server.browser();
        browser.headers.put("Forwarded", "for=" + source);
        return browser;
    }

    private static int login(RunningServer server, Browser browser, String email) {
        var page = browser.open(new Flow(server.platform.client).path());
        var typed = Map.of("email", email, "password", Platform.PASSWORD);
        return browser.post(Browser.action(page), Browser.filled(page, typed)).status();
    }
}
