package dev.steelyard.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Holder;
import dev.steelyard.http.pki.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port for certificates of clients, and the authorities that may issue them. */
@SuppressWarnings("NullAway.Init")
class MutualTlsTest {
    private static final Authority ROOT = Authority.root("CN=Root", Instant.now());

    @TempDir Path folder;

    private static MutualTls trusting(X509Certificate... authorities) {
        return new MutualTls(null, null, List.of(authorities), null);
    }

    private static void refused(Request request) {
        assertThatThrownBy(() -> trusting(ROOT.certificate(), ROOT.issue(request).certificate()))
                .hasMessage(
                        "mtls.trusted_authorities: authorities only; CN=Scale may not issue"
                                + " certificates (basicConstraints, keyUsage)");
    }

    private static Request request() {
        return Request.of("CN=Scale", Instant.now());
    }

    @Test
    void authorities_areTaken_alsoThoseThatAreNoRoots() {
        var below = ROOT.below(request().authority(0)).certificate();
        var withoutUsage =
                ROOT.below(request().with(Extension.basicConstraints, new BasicConstraints(true)))
                        .certificate();

        assertThat(trusting(ROOT.certificate(), below, withoutUsage).authorities()).hasSize(3);
    }

    @Test
    void certificateOfAnEndEntity_isRefused_andNamed() {
        refused(Request.client("CN=Scale", Instant.now()));
        refused(request());
        refused(request().with(Extension.basicConstraints, new BasicConstraints(false)));
    }

    @Test
    void authorityThatMaySignNoCertificates_isRefused() {
        refused(
                request()
                        .with(Extension.basicConstraints, new BasicConstraints(true))
                        .with(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)));
    }

    @Test
    void keyOfAnotherCertificate_isRefusedByItsName() throws IOException {
        var own = ROOT.issue(request());
        assertThatThrownBy(() -> read(own, ROOT.issue(request()), Map.of("mtls.port", "8443")))
                .hasMessage("mtls.key: it must be the key of the certificate, its first one");
    }

    @Test
    void anyFreePort_needsAnAddress_andAnyOtherIsAtTheIssuersHost() throws IOException {
        var own = ROOT.issue(request());
        assertThatThrownBy(() -> read(own, own, Map.of("mtls.port", "0")))
                .hasMessage("mtls.address is needed where mtls.port is 0");
        assertThat(read(own, own, Map.of("mtls.port", "8443")).address())
                .isEqualTo(URI.create("https://auth.example.com:8443"));
    }

    private MutualTls read(Holder certificate, Holder key, Map<String, String> more)
            throws IOException {
        var texts = new HashMap<>(more);
        texts.put("mtls.certificate", pem("CERTIFICATE", certificate.der()));
        texts.put("mtls.key", pem("PRIVATE KEY", key.key().getEncoded()));
        return MutualTls.read(
                new ConfigurationValues(texts), URI.create("https://auth.example.com/oidc"));
    }

    private String pem(String label, byte[] der) throws IOException {
        var text =
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
        return Files.writeString(folder.resolve(label), text).toString();
    }
}
