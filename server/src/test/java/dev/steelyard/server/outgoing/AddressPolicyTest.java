package dev.steelyard.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.source.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses this server lets itself be sent to. */
class AddressPolicyTest {
    private static final AddressPolicy SAFE = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
            })
    void private_loopback_link_local_and_other_special_addresses_are_not_called(String address) {
        assertThat(SAFE.permits(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.169.0.1",
                "223.255.255.254",
                "2606:4700::1111",
                "2a00:1450::1",
            })
    void public_addresses_are_called(String address) {
        assertThat(SAFE.permits(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void an_ipv4_address_mapped_into_ipv6_by_its_bytes_is_that_address()
            throws UnknownHostException {
        var mapped = HexFormat.of().parseHex("00000000000000000000ffff7f000001");

        assertThat(SAFE.permits(InetAddress.getByAddress(mapped))).isFalse();
    }

    @Test
    void only_what_lies_in_an_allowed_network_is_called_beside_public_addresses() {
        var reach =
                new AddressPolicy(
                        List.of(Network.parse("10.7.0.0/16"), Network.parse("fd00::/64")));

        assertThat(reach.permits(InetAddress.ofLiteral("10.7.255.1"))).isTrue();
        assertThat(reach.permits(InetAddress.ofLiteral("fd00::9"))).isTrue();
        assertThat(reach.permits(InetAddress.ofLiteral("10.8.0.1"))).isFalse();
        assertThat(reach.permits(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    }
}
