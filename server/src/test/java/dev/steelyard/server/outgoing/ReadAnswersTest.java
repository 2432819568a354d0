package dev.steelyard.server.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.server.outgoing.RequestResult.Answered;
import dev.steelyard.server.outgoing.RequestResult.Failed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of peers that clients chose, byte by byte: they must not keep this server busy. */
@SuppressWarnings("NullAway.Init")
@Timeout(120)
class ReadAnswersTest {
    private static final Id<Client> NORTH = new Id<>("0".repeat(23) + "1");
    private static final int BLANKS = 60_000;
    private static final int CHANGED = 120;

    private static HttpsPeer peer;
    private static OutgoingRequestSender outgoing;

    @BeforeAll
    static void start() {
        peer = new HttpsPeer(exchange -> HttpsPeer.answer(exchange, 200, ""));
        outgoing =
                new OutgoingRequestSender(
                        peer.trusted(Duration.ofMinutes(1)), client -> Optional.empty());
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    private static RequestResult answer(RawPeer.Script script) throws IOException {
        try (var raw = new RawPeer(peer, script)) {
            return outgoing.post(NORTH, raw.at("/"), "text/plain", "x");
        }
    }

    private static RequestResult answer(String bytes) throws IOException {
        return answer(RawPeer.bytes(bytes));
    }

    /** Sends {@code start}, and {@code again} for as long as the other side listens. */
    private static RequestResult endless(String start, String again) throws IOException {
        return answer(
                out -> {
                    out.write(start.getBytes(ISO_8859_1));
                    var more = again.repeat(1 + 1024 / again.length()).getBytes(ISO_8859_1);
                    while (true) {
                        out.write(more);
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and what is not of it",
                "HTTP/1.0 200 OK\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length:\t2 \r\n\r\nok",
                "HTTP/1.1 200 OK\r\nX-Text:\r\nX-Text: a \t b\r\n\r\nok",
                "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1;x=y\r\nk\r\n0\r\n"
                        + "X-Trailer: x\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            })
    void whole_answer_is_read(String bytes) throws IOException {
        assertThat(answer(bytes)).isEqualTo(new Answered(200, "ok"));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void answer_that_has_no_body_is_read_though_the_connection_stays_open(int status)
            throws IOException {
        assertThat(answer("HTTP/1.1 " + status + " x\r\n\r\n")).isEqualTo(new Answered(status, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "SSH-2.0-OpenSSH_9.2p1\r\n",
                "220 mail.example ESMTP\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 -20 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 0 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 99999999999 OK\r\nContent-Length: 2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nno header\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ntwo\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\nok\r\n0\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: TLS/1.2\r\n\r\n",
            })
    void answer_that_is_not_plainly_right_fails(String bytes) throws IOException {
        assertThat(answer(bytes)).isInstanceOf(Failed.class);
    }

    @Test
    void what_the_other_side_sends_is_not_said_in_the_reason() throws IOException {
        for (var bytes :
                new String[] {
                    "NONSENSE\r\n\r\n",
                    "HTTP/1.1 NONSENSE\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nNONSENSE\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: NONSENSE\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: NONSENSE\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nNONSENSE\r\n",
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: NONSENSE\r\n\r\n",
                }) {
            assertThat(answer(bytes))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.reason()).doesNotContain("NONSENSE"));
        }
    }

    @Test
    void head_of_long_lines_is_read_and_one_beyond_64_kib_fails() throws IOException {
        var line = "X-Text: a" + " ".repeat(8_000) + "b\r\n";
        var rest = "Content-Length: 2\r\n\r\nok";

        assertThat(answer("HTTP/1.1 200 OK\r\n" + line.repeat(7) + rest))
                .isEqualTo(new Answered(200, "ok"));
        assertThat(answer("HTTP/1.1 200 OK\r\n" + line.repeat(50) + rest))
                .isInstanceOf(Failed.class);
    }

    @Test
    void answer_without_an_end_fails_wherever_it_goes_on() throws IOException {
        var ok = "HTTP/1.1 200 OK\r\n";
        var chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";

        assertThat(endless("", "x")).isInstanceOf(Failed.class);
        assertThat(endless("", "\r\n")).isInstanceOf(Failed.class);
        assertThat(endless("HTTP/1.1 200 ", "x")).isInstanceOf(Failed.class);
        assertThat(endless("", "HTTP/1.1 103 Early Hints\r\n\r\n")).isInstanceOf(Failed.class);
        assertThat(endless(ok + "X: ", "x")).isInstanceOf(Failed.class);
        assertThat(endless(ok, "X: x\r\n")).isInstanceOf(Failed.class);
        assertThat(endless(ok + "X: x\r\n", " x\r\n")).isInstanceOf(Failed.class);
        assertThat(endless(ok + "\r\n", "x")).isInstanceOf(Failed.class);
        assertThat(endless(chunked + "1;", "x")).isInstanceOf(Failed.class);
        assertThat(endless(chunked, "1\r\nx\r\n")).isInstanceOf(Failed.class);
        assertThat(endless(chunked + "fffffff\r\n", "x")).isInstanceOf(Failed.class);
        assertThat(endless(chunked + "0\r\n", "X: x\r\n")).isInstanceOf(Failed.class);
        assertThat(endless(chunked + "0\r\nX: ", "x")).isInstanceOf(Failed.class);
    }

    /** Bytes of answers, some of them changed. */
    @Test
    void any_bytes_are_an_answer_or_a_failure() throws IOException {
        var answers =
                new String[] {
                    "HTTP/1.1 200 OK\r\nContent-Type: x;charset=y\r\nContent-Length: 2\r\n\r\nok",
                    "HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n\r\nno",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n0\r\nX: y\r\n\r\n",
                    "HTTP/1.1 101 Up\r\nUpgrade: h2\r\n\r\nHTTP/1.1 302 Go\r\nLocation: /x\r\n\r\n",
                };
        var random = new Random(1);
        for (int i = 0; i < CHANGED; i++) {
            var bytes = answers[i % answers.length].getBytes(ISO_8859_1);
            for (int change = 0; change < 1 + i % 4; change++) {
                bytes[random.nextInt(bytes.length)] =
                        (byte)
                                (random.nextBoolean()
                                        ? random.nextInt(256)
                                        : "\r\n :;09".charAt(random.nextInt(7)));
            }
            assertThat(answer(out -> out.write(bytes)))
                    .isInstanceOfAny(Answered.class, Failed.class);
        }
    }
}
