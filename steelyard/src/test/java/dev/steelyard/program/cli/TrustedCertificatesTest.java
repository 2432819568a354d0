package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.GuardFeed;
import dev.steelyard.program.configuration.GuardConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line and {@code steelyard guard} at a server of a private certificate authority. */
@SuppressWarnings("NullAway.Init")
@Timeout(600)
class TrustedCertificatesTest {
    @TempDir Path folder;
    private TlsFront front;
    private RunningDemo demo;

    @BeforeEach
    void start() throws IOException {
        front = TlsFront.of(folder, "localhost");
        demo = new RunningDemo(folder.resolve("data"), front.url(), 0);
        front.to(demo.port());
    }

    @AfterEach
    void stop() {
        demo.close();
        front.close();
    }

    @Test
    void authorityInOptionOrEnvironment_isTrusted() {
        assertThat(demo.type("whoami", "--cacert", front.authority()).expect(0).out())
                .contains("manage.applications:read");
        var environment = new HashMap<>(demo.operator());
        environment.put("STEELYARD_CACERT", front.authority());
        assertThat(Typed.in(environment, "whoami").expect(0).out())
                .contains("manage.applications:read");
    }

    @Test
    void noAuthority_saysThatTheCertificateIsNotTrusted_notThatTheServerIsDown() {
        var err = demo.type("whoami").expect(1).err();
        assertThat(err)
                .isEqualTo(
                        "steelyard: The server's certificate is not trusted. Name its certificate"
                                + " authority with --cacert or STEELYARD_CACERT.\n");
        assertThat(demo.type("roles", "create", "Reader").err()).doesNotContain("is the server up");
    }

    @Test
    void otherHostName_orExpired_saysSo() throws IOException {
        try (var other =
                TlsFront.of(Files.createDirectory(folder.resolve("a")), "auth.example.com")) {
            assertThat(failure(other))
                    .isEqualTo(
                            "steelyard: The server's certificate is not for the host name"
                                    + " localhost. Use a host name that the certificate has.\n");
        }
        try (var expired = TlsFront.expired(Files.createDirectory(folder.resolve("b")))) {
            assertThat(failure(expired))
                    .isEqualTo(
                            "steelyard: The server's certificate has expired. Renew it at the"
                                    + " server.\n");
        }
    }

    private String failure(TlsFront at) {
        return demo.type("whoami", "--server", at.url(), "--cacert", at.authority())
                .expect(1)
                .err();
    }

    @Test
    void fileThatIsMissing_orHasNoCertificate_isRefused() throws IOException {
        var file = folder.resolve("none.pem");
        assertThat(demo.type("whoami", "--cacert", file.toString()).expect(1).err())
                .isEqualTo("steelyard: --cacert: the file " + file + " doesn't exist\n");
        Files.writeString(file, "no PEM");
        assertThat(demo.type("whoami", "--cacert", file.toString()).expect(1).err())
                .isEqualTo(
                        "steelyard: --cacert: the file " + file + " has no certificate in PEM\n");
        Files.writeString(file, "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----");
        assertThat(demo.type("whoami", "--cacert", file.toString()).expect(1).err())
                .isEqualTo(
                        "steelyard: --cacert: the file " + file + " has a malformed certificate\n");
    }

    @Test
    void guard_trustsTheAuthorityOfItsSetting_elseNamesIt() throws IOException {
        try (var feed = feed(Map.of("guard.trusted_certificates", front.authority()))) {
            assertThat(feed.trouble()).isNull();
            assertThat(feed.applied()).isPositive();
        }
        try (var feed = feed(Map.of())) {
            assertThat(feed.trouble())
                    .isEqualTo(
                            "The server's certificate is not trusted. Name its certificate"
                                    + " authority with guard.trusted_certificates.");
        }
    }

    private GuardFeed feed(Map<String, String> more) throws IOException {
        var set = new HashMap<>(more);
        set.put("issuer", front.url() + "/oidc");
        set.put("guard.audience", "http://localhost:8081");
        set.put("guard.resource_server", demo.get("resource_server", "id"));
        set.put("guard.secret", demo.get("resource_server", "secret"));
        set.put(
                "guard.operations",
                Files.writeString(folder.resolve("operations.txt"), "GET /access -\n").toString());
        var feed =
                GuardFeed.connect(
                        GuardConfiguration.load(null, Map.of(), set).feed(),
                        InstantSource.system());
        if (feed.applied() == 0) {
            try {
                feed.poll();
            } catch (dev.steelyard.guard.feed.StateUnavailable e) {
                // trouble() says the same
            }
        }
        return feed;
    }
}
