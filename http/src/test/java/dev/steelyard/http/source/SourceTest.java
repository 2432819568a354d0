package dev.steelyard.http.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7",
        "::ffff:198.51.100.7, 198.51.100.7",
        "64:ff9b::198.51.100.7, 198.51.100.7",
        "2002:c633:6407:1::1, 198.51.100.7",
        "2002:c633:6407:ffff::2, 198.51.100.7",
        "64:ff9b:0:1::198.51.100.7, 0064ff9b00000001/64 0064ff9b000000/56 0064ff9b0000/48",
        "64:ff9b:1::1, 0064ff9b00010000/64 0064ff9b000100/56 0064ff9b0001/48",
        "2001:db8:1:2304::5, 20010db800012304/64 20010db8000123/56 20010db80001/48",
        "::1, 0000000000000000/64 00000000000000/56 000000000000/48",
    })
    void address_to_its_networks_narrowest_first(String address, String names) {
        assertThat(of(address).networks())
                .extracting(Source.Network::name)
                .containsExactly(names.split(" "));
    }

    @Test
    void wider_networks_bear_more() {
        var networks = of("2001:db8::1").networks();
        assertThat(networks).extracting(Source.Network::budget).isEqualTo(List.of(1, 4, 16));
        assertThat(networks).extracting(Source.Network::share).isEqualTo(List.of(1, 2, 2));
    }

    private static Source of(String address) {
        return Source.of(InetAddress.ofLiteral(address));
    }
}
