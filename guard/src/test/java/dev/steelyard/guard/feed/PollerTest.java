package dev.steelyard.guard.feed;

import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.ScriptedServer;
import dev.steelyard.guard.state.Revocations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PollerTest {
    @Test
    @Timeout(300)
    void errorInAPoll_theNextOneComes() throws InterruptedException {
        try (GuardedApi api = new GuardedApi()) {
            FeedSettings settings =
                    FeedSettings.of(
                            api.server.issuer(),
                            ScriptedServer.RESOURCE_SERVER,
                            ScriptedServer.SECRET);
            CountDownLatch polls = new CountDownLatch(3);
            ServerConnection server = new ServerConnection(settings);
            ChangeFollower follower =
                    new ChangeFollower(
                            server,
                            new Discovery(settings, server),
                            List.of(),
                            new Revocations(api.clock),
                            head -> {
                                polls.countDown();
                                throw new AssertionError("deep trouble");
                            },
                            System::nanoTime);
            try (server;
                    Poller poller = new Poller(follower, Duration.ofMillis(1))) {
                poller.start(Duration.ofSeconds(5));
                polls.await();
            }
        }
    }
}
