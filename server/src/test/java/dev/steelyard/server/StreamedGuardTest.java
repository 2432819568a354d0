package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.Revocation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real guard that doesn't ask: it knows what it is told. */
@Timeout(300)
@SuppressWarnings("NullAway.Init")
class StreamedGuardTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private RunningServer server;
    private ResourceServerSecret api;

    @BeforeEach
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        api = ResourceServerSecret.of(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void suspendedAndRevoked_theGuardIsTold() {
        var machine = new PrincipalRef(server.platform.machine.id().hex(), null);
        try (var feed = connected(List.of(node(server.port())))) {
            assertThat(feed.state(machine).live()).isTrue();
            server.suspend(server.platform.machine);
            server.await(() -> !feed.state(machine).live());

            var until = server.clock.instant().plusSeconds(330);
            server.platform.change(
                    tx ->
                            tx.revoke(
                                    new dev.steelyard.domain.token.Revocation(
                                            dev.steelyard.domain.token.Revocation.Kind.FAMILY,
                                            "f1",
                                            null,
                                            null,
                                            until)));
            server.await(() -> feed.revoked(Revocation.Kind.FAMILY, "f1"));
            assertThat(feed.figures().streaming()).isTrue();
            assertThat(feed.silence()).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void firstNodeIsDown_theNextIsAsked() throws IOException {
        // Taken, but nothing listens there: whoever connects is refused, and nobody else gets it.
        try (var down = new Socket()) {
            down.bind(new InetSocketAddress("127.0.0.1", 0));
            var nodes = List.of(node(down.getLocalPort()), node(server.port()));
            try (var feed = connected(nodes)) {
                server.platform.change(_ -> {}, ChangeKey.PLATFORM);
                long head = server.store.<Long>read(tx -> tx.head());
                server.await(() -> feed.applied() == head);
            }
        }
    }

    private static URI node(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private GuardFeed connected(List<URI> nodes) {
        var settings =
                FeedSettings.of(URI.create(RunningServer.ISSUER), api.id(), api.secret())
                        .withPoll(NEVER)
                        .withNodes(nodes);
        return GuardFeed.connect(settings, server.clock);
    }
}
