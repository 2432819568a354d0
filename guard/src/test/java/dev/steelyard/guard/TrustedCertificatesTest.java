package dev.steelyard.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.StateUnavailable;
import dev.steelyard.guard.scripted.ScriptedSteelyard;
import dev.steelyard.testkit.MovableClock;
import dev.steelyard.testkit.PrivateAuthority;
import dev.steelyard.tls.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server whose certificate is of a private authority. */
class TrustedCertificatesTest {
    private static final String SETTING = "guard.trusted_certificates";

    @TempDir static Path keys;
    private static PrivateAuthority authority;
    private static SSLContext localhost;

    @TempDir Path folder;

    @BeforeAll
    static void generate() {
        authority = new PrivateAuthority(keys);
        localhost = authority.server("localhost");
    }

    @Test
    void authorityOfTheFile_isTrusted() throws Exception {
        try (var server = new ScriptedSteelyard(0, localhost);
                var feed = feed(server, settings(server))) {
            feed.poll();
            assertThat(feed.applied()).isEqualTo(server.head());
        }
    }

    @Test
    void noFile_notTrusted_theErrorNamesTheSetting() throws Exception {
        try (var server = new ScriptedSteelyard(0, localhost)) {
            var plain = FeedSettings.of(server.issuer(), "665f99", "sy_sk_secret");
            assertUnavailable(
                    server,
                    plain.withTrustedCertificates(TrustedCertificates.none(SETTING)),
                    "The server's certificate is not trusted. Name its certificate authority with"
                            + " guard.trusted_certificates.");
            assertUnavailable(
                    server,
                    plain,
                    "The server's certificate is not trusted. Name its certificate authority with"
                            + " FeedSettings.withTrustedCertificates.");
        }
    }

    @Test
    void certificateOfAnotherHost_saysSo() throws Exception {
        try (var server = new ScriptedSteelyard(0, authority.server("auth.example.com"))) {
            assertUnavailable(
                    server,
                    settings(server),
                    "The server's certificate is not for the host name localhost. Use a host name"
                            + " that the certificate has.");
        }
    }

    @Test
    void expiredCertificate_saysSo() throws Exception {
        try (var server = new ScriptedSteelyard(0, authority.expiredServer("localhost"))) {
            assertUnavailable(
                    server,
                    settings(server),
                    "The server's certificate has expired. Renew it at the server.");
        }
    }

    @Test
    void authoritiesOfTheRuntime_stayTrusted() throws Exception {
        var other = new PrivateAuthority(folder);
        System.setProperty("javax.net.ssl.trustStore", other.store().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", other.password());
        try (var server = new ScriptedSteelyard(0, other.server("localhost"));
                var feed = feed(server, settings(server))) {
            feed.poll();
            assertThat(feed.applied()).isEqualTo(server.head());
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    @Test
    void missingFile_isRefused() {
        var file = folder.resolve("none.pem");
        assertThatThrownBy(() -> TrustedCertificates.read(SETTING, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guard.trusted_certificates: the file " + file + " doesn't exist");
    }

    @ParameterizedTest
    @CsvSource({
        "'', has no certificate in PEM",
        "some text, has no certificate in PEM",
        "-----BEGIN CERTIFICATE-----MIIB-----END CERTIFICATE-----, has a malformed certificate",
    })
    void fileWithoutACertificate_isRefused(String content, String problem) throws IOException {
        var file = Files.writeString(folder.resolve("ca.pem"), content);
        assertThatThrownBy(() -> TrustedCertificates.read(SETTING, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("guard.trusted_certificates: the file " + file + " " + problem);
    }

    private static FeedSettings settings(ScriptedSteelyard server) {
        return FeedSettings.of(
                        server.issuer(),
                        ScriptedSteelyard.RESOURCE_SERVER,
                        ScriptedSteelyard.SECRET)
                .withTrustedCertificates(authority.pem());
    }

    private static GuardFeed feed(ScriptedSteelyard server, FeedSettings settings) {
        return TestFeeds.unpolled(settings, new MovableClock());
    }

    private static void assertUnavailable(
            ScriptedSteelyard server, FeedSettings settings, String message) {
        try (var feed = feed(server, settings)) {
            assertThatThrownBy(feed::poll).isInstanceOf(StateUnavailable.class).hasMessage(message);
            assertThat(feed.trouble()).isEqualTo(message);
        }
    }
}
