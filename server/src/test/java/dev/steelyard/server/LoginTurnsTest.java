package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.server.http.Hops;
import dev.steelyard.server.http.Network;
import dev.steelyard.server.http.Proxies;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The password hasher is slow, and everybody's: one source gets few of its places. */
class LoginTurnsTest {
    private static final Proxies PROXIES =
            new Proxies(List.of(Network.parse("127.0.0.1")), Hops.FORWARDED);

    @Test
    void many_accounts_of_one_source_leave_places_to_others() throws Exception {
        try (var server = new RunningServer(RunningServer.ISSUER, PROXIES)) {
            var held = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                server.hasher.meanwhile = () -> await(held);
                for (int i = 0; i < 20; i++) {
                    var email = server.addMember("many" + i + "@example.com").email().written();
                    threads.submit(() -> login(server, "198.51.100.1", email));
                }
                comesTo(server, 8);

                threads.submit(() -> login(server, "198.51.100.2", Platform.ADA));
                comesTo(server, 9);
                held.countDown();
            }
            assertThat(server.hasher.verified).hasValue(21);
        }
    }

    /** And no further. */
    private static void comesTo(RunningServer server, int verified) throws Exception {
        for (int i = 0; i < 100 && server.hasher.verified.get() < verified; i++) {
            Thread.sleep(20);
        }
        Thread.sleep(500);
        assertThat(server.hasher.verified).hasValue(verified);
    }

    private static int login(RunningServer server, String source, String email) {
        var browser = server.browser();
        browser.headers.put("Forwarded", "for=" + source);
        var page = browser.open(new Flow(server.platform.client).path());
        return browser.submit(page, Map.of("email", email, "password", Platform.PASSWORD)).status();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
