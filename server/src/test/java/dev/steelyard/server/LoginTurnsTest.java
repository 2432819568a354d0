package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.server.http.Hops;
import dev.steelyard.server.http.Network;
import dev.steelyard.server.http.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The password hasher is slow, and everybody's: one source gets few of its places. */
class LoginTurnsTest {
    private static final Proxies PROXIES =
            new Proxies(List.of(Network.parse("127.0.0.1")), Hops.FORWARDED);

    @Test
    void many_accounts_of_one_source_leave_places_to_others() throws Exception {
        try (var server = new RunningServer(RunningServer.ISSUER, PROXIES)) {
            var held = new CountDownLatch(1);
            var logins = new ArrayList<Future<Integer>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                server.hasher.meanwhile = () -> await(held);
                for (int i = 0; i < 20; i++) {
                    var email = server.addMember("many" + i + "@example.com").email().written();
                    logins.add(threads.submit(() -> login(server, "198.51.100.1", email)));
                }
                comesTo(server, 8);

                logins.add(threads.submit(() -> login(server, "198.51.100.2", Platform.ADA)));
                comesTo(server, 9);
                held.countDown();
            }
            int served = 0;
            for (var login : logins) {
                // The others waited for longer than they may: on a machine that is slow just now.
                served += login.get() == 303 ? 1 : 0;
            }
            assertThat(served).isGreaterThanOrEqualTo(9);
            assertThat(server.hasher.verified).hasValue(served);
        }
    }

    /** And no further, as far as can be seen. */
    private static void comesTo(RunningServer server, int verified) throws Exception {
        server.await(() -> server.hasher.verified.get() >= verified);
        Thread.sleep(300);
        assertThat(server.hasher.verified).hasValue(verified);
    }

    private static int login(RunningServer server, String source, String email) {
        var browser = server.browser();
        browser.headers.put("Forwarded", "for=" + source);
        var page = browser.open(new Flow(server.platform.client).path());
        var typed = Map.of("email", email, "password", Platform.PASSWORD);
        return browser.post(Browser.action(page), Browser.filled(page, typed)).status();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
