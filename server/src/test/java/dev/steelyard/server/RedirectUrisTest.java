package dev.steelyard.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.server.authorize.request.RedirectUriMatcher;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectUrisTest {
    @ParameterizedTest(name = "registered {0}, asked {1} → {2}")
    @CsvSource({
        "https://a.example/cb, https://a.example/cb, true",
        "https://a.example/cb, https://a.example:8443/cb, false",
        "https://a.example/cb, https://a.example/cb?x, false",
        "http://127.0.0.1/cb, http://127.0.0.1:51004/cb, true",
        "http://127.0.0.1:80/cb, http://127.0.0.1/cb, true",
        "http://127.0.0.1:80/cb, http://127.0.0.1:9/cb, true",
        "http://[::1]/cb, http://[::1]:51004/cb, true",
        "http://127.0.0.1, http://127.0.0.1:5, true",
        "http://127.0.0.1/cb?a=b, http://127.0.0.1:5/cb?a=b, true",
        "http://127.0.0.1/cb, http://127.0.0.1:5/cb?a=b, false",
        "http://127.0.0.1/cb, http://127.0.0.1:5/cb/, false",
        "http://127.0.0.1/cb, https://127.0.0.1:5/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.2:5/cb, false",
        "http://127.0.0.1/cb, http://[::1]:5/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:1/cb, true",
        "http://127.0.0.1/cb, http://127.0.0.1:65535/cb, true",
        "http://127.0.0.1:80/cb, http://127.0.0.1:080/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:0/cb, false",
        "http://[::1]/cb, http://[::1]:0/cb, false",
        "http://127.0.0.1, http://127.0.0.1:0, false",
        "http://127.0.0.1/cb, http://127.0.0.1:00000/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:09/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:00080/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:000080/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:65536/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:99999/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:4294967376/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:+80/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:-80/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:0x50/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:8_0/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:80 /cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:80:81/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:\uff18\uff10/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:\u0668\u0660/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:/cb, false",
        "http://127.0.0.1/cb, http://user@127.0.0.1:5/cb, false",
        "http://127.0.0.1/cb, HTTP://127.0.0.1:5/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:5@evil.example/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1.evil.example/cb, false",
        "http://127.0.0.1/cb, http://127.0.0.1:5/cb#x, false",
        "http://127.0.0.1/cb, http://127.0.0.1:5\\evil.example/cb, false",
        "https://127.0.0.1/cb, https://127.0.0.1:5/cb, false",
        "http://localhost/cb, http://localhost:5/cb, false",
        "http://localhost:5/cb, http://localhost:5/cb, true",
        "com.example.app:/cb, com.example.app:/cb, true",
        "com.example.app:/cb, com.example.app:/CB, false",
    })
    void exact_but_for_the_ports_of_loopback_addresses(
            String registered, String asked, boolean allowed) {
        assertThat(RedirectUriMatcher.registered(Set.of(registered), asked)).isEqualTo(allowed);
    }
}
