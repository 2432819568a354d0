package dev.steelyard.http.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a request comes from: the proxies are 10.0.0.0/8 and fd00::/8, the peer mostly 10.0.0.1.
 */
class ProxiesTest {
    private static final List<Network> OURS =
            List.of(Network.parse("10.0.0.0/8"), Network.parse("fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    # peer     | Forwarded, lines divided by ~                        | source
                    192.0.2.9  | for=198.51.100.7                                     | 192.0.2.9
                    10.0.0.1   | for=198.51.100.7                                     | 198.51.100.7
                    10.0.0.1   | For=198.51.100.7;proto=https;by=10.0.0.1             | 198.51.100.7
                    10.0.0.1   | for="198.51.100.7:4711"                              | 198.51.100.7
                    10.0.0.1   | for="198.51.100.7:_port"                             | 198.51.100.7
                    10.0.0.1   | for="[2001:db8::7]"                                  | 2001:db8:0:0:0:0:0:7
                    10.0.0.1   | for="[2001:DB8::7]:4711"                             | 2001:db8:0:0:0:0:0:7
                    10.0.0.1   | for="[::ffff:198.51.100.7]"                          | 198.51.100.7
                    fd00::1    | for=198.51.100.7                                     | 198.51.100.7
                    10.0.0.1   | for=1.1.1.1, for=198.51.100.7, for=10.9.9.9          | 198.51.100.7
                    10.0.0.1   | for=1.1.1.1 ~ for=198.51.100.7 ~ for=10.9.9.9        | 198.51.100.7
                    10.0.0.1   | for=10.0.0.2, for=10.0.0.3                           | 10.0.0.2
                    10.0.0.1   | for=1.1.1.1, for=unknown                             | 10.0.0.1
                    10.0.0.1   | for=1.1.1.1, for=_hidden, for=10.0.0.3               | 10.0.0.3
                    10.0.0.1   | for=1.1.1.1, proto=https                             | 10.0.0.1
                    10.0.0.1   | for=", for=198.51.100.7                              | 10.0.0.1
                    10.0.0.1   | for=" ~ for=198.51.100.7                             | 198.51.100.7
                    10.0.0.1   | for=1.1.1.1;x=", for="[2001:db8::7]:80"              | 10.0.0.1
                    10.0.0.1   | for=1.1.1.1;x="\\", for="[2001:db8::7]"              | 10.0.0.1
                    10.0.0.1   | x="a\\", for=1.1.1.1", for=198.51.100.7              | 198.51.100.7
                    10.0.0.1   | for=1.1.1.1;for=2.2.2.2                              | 10.0.0.1
                    10.0.0.1   | for=1.1.1.1 for=2.2.2.2                              | 10.0.0.1
                    10.0.0.1   | for=198.51.100.7:4711                                | 10.0.0.1
                    10.0.0.1   | for=2001:db8::7                                      | 10.0.0.1
                    10.0.0.1   | for="2001:db8::7"                                    | 10.0.0.1
                    10.0.0.1   | for="[198.51.100.7]"                                 | 10.0.0.1
                    10.0.0.1   | for="[2001:db8::7%eth0]"                             | 10.0.0.1
                    10.0.0.1   | for="[2001:db8::7]x"                                 | 10.0.0.1
                    10.0.0.1   | for=localhost                                        | 10.0.0.1
                    10.0.0.1   | for=127.1                                            | 10.0.0.1
                    10.0.0.1   | for=010.1.1.1                                        | 10.0.0.1
                    10.0.0.1   | for=256.1.1.1                                        | 10.0.0.1
                    10.0.0.1   | for=                                                 | 10.0.0.1
                    10.0.0.1   | garbage                                              | 10.0.0.1
                    """)
    void forwarded(String peer, String lines, String source) {
        assertThat(source(ForwardingHeader.FORWARDED, peer, lines)).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    # peer     | X-Forwarded-For, lines divided by ~                  | source
                    192.0.2.9  | 198.51.100.7                                         | 192.0.2.9
                    10.0.0.1   | 198.51.100.7                                         | 198.51.100.7
                    10.0.0.1   | 198.51.100.7:4711                                    | 198.51.100.7
                    10.0.0.1   | 2001:db8::7                                          | 2001:db8:0:0:0:0:0:7
                    10.0.0.1   | [2001:db8::7]:4711                                   | 2001:db8:0:0:0:0:0:7
                    10.0.0.1   | 1.1.1.1, 198.51.100.7,10.0.0.4                       | 198.51.100.7
                    10.0.0.1   | 1.1.1.1 ~ 198.51.100.7                               | 198.51.100.7
                    10.0.0.1   | 1.1.1.1, unknown                                     | 10.0.0.1
                    10.0.0.1   | ",1.1.1.1", 198.51.100.7                             | 198.51.100.7
                    10.0.0.1   | 1.1.1.1,                                             | 10.0.0.1
                    10.0.0.1   | example.com                                          | 10.0.0.1
                    """)
    void xForwardedFor(String peer, String lines, String source) {
        assertThat(source(ForwardingHeader.X_FORWARDED_FOR, peer, lines)).isEqualTo(source);
    }

    @Test
    void noHeader_isThePeer() {
        var peer = InetAddress.ofLiteral("10.0.0.1");
        assertThat(new Proxies(OURS, ForwardingHeader.FORWARDED).source(peer, List.of()))
                .isEqualTo(peer);
    }

    @Test
    void longestHeader_isReadWithoutEnd() {
        assertThat(
                        source(
                                ForwardingHeader.FORWARDED,
                                "10.0.0.1",
                                "x=\"" + "\\a".repeat(8000) + "\",for=1.1.1.1"))
                .isEqualTo("1.1.1.1");
        assertThat(source(ForwardingHeader.FORWARDED, "10.0.0.1", "x=\"" + "a".repeat(16000)))
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/25, 192.0.2.127, true",
        "192.0.2.0/25, 192.0.2.128, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void network_contains(String network, String address, boolean contained) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "localhost", "::/129"})
    void network_malformed_isRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.0/8");
    }

    private static String source(ForwardingHeader hops, String peer, String lines) {
        var values = Stream.of(lines.split("~")).map(String::strip).toList();
        return new Proxies(OURS, hops).source(InetAddress.ofLiteral(peer), values).getHostAddress();
    }
}
