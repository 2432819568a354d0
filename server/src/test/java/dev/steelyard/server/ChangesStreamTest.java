package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.token.Revocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/guard-protocol.md: the changes as a stream. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class ChangesStreamTest {
    private RunningServer server;
    private Platform platform;
    private ResourceServerSecret api;

    @BeforeAll
    void start() {
        server = new RunningServer(RunningServer.ISSUER);
        platform = server.platform;
    }

    @BeforeEach
    void authenticate() {
        api = ResourceServerSecret.of(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void nothingKnown_beginsAtTheHead_andIsToldWhatHappensThen() throws IOException {
        long head = head();
        try (var stream = listening("")) {
            var first = stream.next();
            assertThat(first.event()).isEqualTo("reset");
            assertThat(first.id()).isEqualTo(String.valueOf(head));
            assertThat(first.data().path("reset").asBoolean()).isTrue();

            change();
            var told = stream.news();
            assertThat(told.event()).isEqualTo("changes");
            assertThat(told.data().path("after").asLong()).isEqualTo(head);
            assertThat(numbers(told)).containsExactly(head + 1);
            assertThat(told.data().path("changes").get(0).path("keys").get(0).asString())
                    .isEqualTo("platform");
        }
    }

    @Test
    void nothingHappens_heartbeatsWithTheHeadAndTheirAge() throws IOException {
        long head = head();
        try (var stream = listening("?after=" + head)) {
            long open = -1;
            for (int i = 0; i < 3; i++) {
                var told = stream.next();
                assertThat(told.event()).isEqualTo("heartbeat");
                assertThat(told.id()).isEqualTo(String.valueOf(head));
                assertThat(told.head()).isEqualTo(head);
                assertThat(told.data().path("confirmed_age_ms").asLong()).isPositive();
                assertThat(told.data().path("elapsed_ms").asLong()).isGreaterThan(open);
                open = told.data().path("elapsed_ms").asLong();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"?after=%d,''", "?after=0,Last-Event-ID: %d", "'',Last-Event-ID: %d"})
    void resumed_isToldWhatItMissed(String query, String header) throws IOException {
        long before = head();
        change();
        change();
        server.core.pump().drain();
        var headers = header.isEmpty() ? "" : header.formatted(before) + "\r\n";
        try (var stream = listening(query.formatted(before), headers)) {
            assertThat(numbers(stream.news())).containsExactly(before + 1, before + 2);
        }
    }

    @Test
    void aheadOfAllThatIsKnown_isAnotherHistory() throws IOException {
        try (var stream = listening("?after=" + (head() + 1000))) {
            var told = stream.next();
            assertThat(told.event()).isEqualTo("reset");
            assertThat(told.head()).isEqualTo(head());
        }
    }

    @Test
    void tooFarBehind_startsAfresh_butOneLessIsTold() throws IOException {
        long before = head();
        many(16_385);
        server.core.pump().drain();
        try (var far = listening("?after=" + before);
                var near = listening("?after=" + (before + 1))) {
            assertThat(far.news().event()).isEqualTo("reset");
            long at = before + 1;
            while (at < head()) {
                var told = near.news();
                assertThat(told.data().path("after").asLong()).isEqualTo(at);
                at = numbers(told).getLast();
            }
        }
    }

    /** One that reads nothing, while so much is told that no buffer holds it. */
    @Test
    void slowOne_keepsNobodyElseWaiting_andMissesNothing() throws IOException {
        long before = head();
        try (var slow = listening("?after=" + before);
                var quick = listening("?after=" + before)) {
            long at = before;
            for (int i = 0; i < 150; i++) {
                large();
                while (at < head()) {
                    var told = quick.news();
                    assertThat(told.event()).isEqualTo("changes");
                    at = numbers(told).getLast();
                }
            }
            long place = before;
            while (place < at) {
                var told = slow.news();
                assertThat(told.data().path("after").asLong()).isEqualTo(place);
                place = told.event().equals("reset") ? told.head() : numbers(told).getLast();
            }
        }
    }

    @Test
    void secretRetired_theStreamEnds() throws IOException {
        try (var stream = listening("?after=" + head())) {
            stream.next();
            api.retire();
            stream.untilEnd();
        }
        try (var again = listening("?after=1")) {
            assertThat(again.status).isEqualTo(401);
        }
    }

    @Test
    void newNode_tellsFromTheLogWhatWasBefore_andEndsItsStreams() throws IOException {
        try (var ending = new RunningServer(RunningServer.ISSUER)) {
            var of = ResourceServerSecret.of(ending);
            try (var stream =
                    new Listening(ending.port(), "?after=0", header(of.basic()) + "\r\n")) {
                assertThat(numbers(stream.next())).startsWith(1L).isSorted();
                ending.stop();
                stream.untilEnd();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"?after=x,400", "?after=-1,400", "?after=1&after=2,400"})
    void placeThatIsNone(String query, int status) throws IOException {
        try (var refused = listening(query)) {
            assertThat(refused.status).isEqualTo(status);
        }
    }

    @Test
    void nobodyOrWrongSecret_401() throws IOException {
        try (var nobody = new Listening(server.port(), "?after=1", "");
                var wrong =
                        new Listening(
                                server.port(),
                                "?after=1",
                                header(api.basic(platform.secret)) + "\r\n")) {
            assertThat(nobody.status).isEqualTo(401);
            assertThat(wrong.status).isEqualTo(401);
        }
    }

    private Listening listening(String query) throws IOException {
        return listening(query, "");
    }

    private Listening listening(String query, String headers) throws IOException {
        return new Listening(server.port(), query, header(api.basic()) + "\r\n" + headers);
    }

    private static String header(String basic) {
        return "Authorization: " + basic;
    }

    private void change() {
        platform.change(_ -> {}, ChangeKey.PLATFORM);
    }

    /** A change of 30 kB. */
    private void large() {
        var keys = new ChangeKey[1000];
        Arrays.setAll(keys, i -> new ChangeKey("client:" + platform.next().hex()));
        platform.change(_ -> {}, keys);
    }

    /** That many changes in one transaction. */
    private void many(int count) {
        var until = server.clock.instant().plusSeconds(330);
        platform.change(
                tx -> {
                    for (int i = 0; i < count; i++) {
                        var family = platform.next().hex();
                        tx.revoke(
                                new Revocation(
                                        Revocation.Kind.FAMILY,
                                        family,
                                        platform.client.id(),
                                        null,
                                        until));
                    }
                });
    }

    private long head() {
        return server.store.<Long>read(tx -> tx.head());
    }

    private static List<Long> numbers(Listening.Told told) {
        var numbers = new ArrayList<Long>();
        told.data().path("changes").forEach(change -> numbers.add(change.path("seq").asLong()));
        return numbers;
    }
}
