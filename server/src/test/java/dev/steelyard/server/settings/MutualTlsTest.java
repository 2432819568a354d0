package dev.steelyard.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Request;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Who may be trusted to make certificates for clients. */
class MutualTlsTest {
    private static final Authority ROOT = Authority.root("CN=Root", Instant.now());

    private static MutualTls trusting(X509Certificate... authorities) {
        return new MutualTls(null, null, List.of(authorities), null);
    }

    private static void refused(Request request) {
        assertThatThrownBy(() -> trusting(ROOT.certificate(), ROOT.issue(request).certificate()))
                .hasMessage(
                        "mtls.trusted_authorities: authorities only; CN=Scale may make no"
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
}
