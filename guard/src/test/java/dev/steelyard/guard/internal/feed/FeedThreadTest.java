package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.internal.state.ChangeApplier;
import dev.steelyard.guard.internal.state.Revocations;
import dev.steelyard.guard.scripted.GuardedApi;
import dev.steelyard.guard.scripted.ScriptedSteelyard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FeedThreadTest {
    @Test
    @Timeout(300)
    void errorInAPoll_theNextOneComes() throws InterruptedException {
        try (GuardedApi api = new GuardedApi()) {
            FeedSettings settings =
                    FeedSettings.of(
                            api.server.issuer(),
                            ScriptedSteelyard.RESOURCE_SERVER,
                            ScriptedSteelyard.SECRET);
            CountDownLatch polls = new CountDownLatch(3);
            ServerConnection server = new ServerConnection(settings);
            Discovery discovery = new Discovery(settings, server);
            ChangeApplier changes =
                    new ChangeApplier(
                            List.of(),
                            new Revocations(api.clock),
                            head -> {
                                polls.countDown();
                                throw new AssertionError("deep trouble");
                            },
                            System::nanoTime);
            try (server;
                    FeedThread thread =
                            new FeedThread(
                                    new ChangeStream(server, discovery, changes, System::nanoTime),
                                    new ChangeFollower(
                                            server, discovery, changes, System::nanoTime),
                                    discovery,
                                    Duration.ofMillis(1))) {
                thread.start(Duration.ofSeconds(5));
                polls.await();
            }
        }
    }
}
