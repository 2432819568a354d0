package dev.steelyard.server.clientauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Holder;
import dev.steelyard.http.pki.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/** RFC 5280, section 6, as far as an attacker could choose the certificates. */
class CertificateChainVerifierTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Authority root = Authority.root("CN=Root", NOW);
    private final Authority below = root.below(Request.of("CN=Below", NOW).authority(0));

    private boolean trusts(Holder holder) {
        return authorities(NOW).trust(holder.chain());
    }

    private CertificateChainVerifier authorities(Instant at) {
        return new CertificateChainVerifier(List.of(root.certificate()), InstantSource.fixed(at));
    }

    private static Request client() {
        return Request.client("CN=client", NOW);
    }

    @Test
    void made_by_the_root_or_by_one_below_it_trusted() {
        assertThat(trusts(root.issue(client()))).isTrue();
        assertThat(trusts(below.issue(client()))).isTrue();
        assertThat(trusts(root.issue(Request.of("CN=without purposes", NOW)))).isTrue();
    }

    @Test
    void the_one_between_neither_shown_nor_configured_refused() {
        var holder = below.issue(client()).alone();
        assertThat(trusts(holder)).isFalse();
        var configured =
                new CertificateChainVerifier(
                        List.of(below.certificate()), InstantSource.fixed(NOW));
        assertThat(configured.trust(holder.chain())).isTrue();
    }

    @Test
    void nobody_configured_nobody_trusted() {
        assertThat(
                        new CertificateChainVerifier(List.of(), InstantSource.fixed(NOW))
                                .trust(root.issue(client()).chain()))
                .isFalse();
    }

    @Test
    void made_by_itself_or_by_another_root_of_the_same_name_refused() {
        assertThat(trusts(Authority.selfSigned(client()))).isFalse();
        assertThat(trusts(Authority.root("CN=Root", NOW).issue(client()))).isFalse();
    }

    @Test
    void not_yet_or_no_more_in_time_refused() {
        assertThat(trusts(root.issue(client().from(NOW.plusSeconds(1))))).isFalse();
        assertThat(trusts(root.issue(client().until(NOW.minusSeconds(1))))).isFalse();
        var ended = root.below(Request.of("CN=Ended", NOW).authority(0).until(NOW.minus(DAY)));
        assertThat(trusts(ended.issue(client()))).isFalse();
    }

    @Test
    void root_that_has_ended_trusted_no_more() {
        var holder = root.issue(client().until(NOW.plus(DAY.multipliedBy(90))));
        assertThat(authorities(NOW.plus(DAY.multipliedBy(29))).trust(holder.chain())).isTrue();
        assertThat(authorities(NOW.plus(DAY.multipliedBy(31))).trust(holder.chain())).isFalse();
    }

    @Test
    void made_for_servers_or_for_no_signatures_refused() {
        var server = Request.of("CN=client", NOW).purpose(KeyPurposeId.id_kp_serverAuth);
        assertThat(trusts(root.issue(server))).isFalse();
        var encryption =
                Request.of("CN=client", NOW)
                        .with(Extension.keyUsage, new KeyUsage(KeyUsage.keyEncipherment));
        assertThat(trusts(root.issue(encryption))).isFalse();
        var any = Request.of("CN=client", NOW).purpose(KeyPurposeId.anyExtendedKeyUsage);
        assertThat(trusts(root.issue(any))).isTrue();
    }

    @Test
    void made_by_the_certificate_of_a_client_refused() {
        // What made CVE-2002-0862: a client that plays the authority.
        var client = root.below(client());
        assertThat(trusts(client.issue(Request.client("CN=somebody else", NOW)))).isFalse();
    }

    @Test
    void longer_than_the_path_may_be_refused() {
        var further = below.below(Request.of("CN=Further", NOW).authority(0));
        assertThat(trusts(further.issue(client()))).isFalse();
    }

    @Test
    void that_of_an_authority_is_no_clients() {
        assertThat(authorities(NOW).trust(List.of(root.certificate()))).isFalse();
        assertThat(authorities(NOW).trust(List.of(below.certificate()))).isFalse();
    }

    @Test
    void more_certificates_than_a_chain_has_refused() {
        var holder = root.issue(client());
        assertThat(authorities(NOW).trust(Collections.nCopies(9, holder.certificate()))).isFalse();
    }

    @Test
    void beyond_what_an_authority_may_name_refused_whichever_is_configured() {
        var permitted =
                new NameConstraints(
                        new GeneralSubtree[] {
                            new GeneralSubtree(new GeneralName(GeneralName.dNSName, "a.example"))
                        },
                        null);
        var held =
                root.below(
                        Request.of("CN=Held", NOW)
                                .authority(0)
                                .with(Extension.nameConstraints, permitted));
        for (var top : List.of(root, held)) {
            var authorities =
                    new CertificateChainVerifier(
                            List.of(top.certificate()), InstantSource.fixed(NOW));
            assertThat(authorities.trust(held.issue(named("client.a.example")).chain())).isTrue();
            assertThat(authorities.trust(held.issue(named("client.b.example")).chain())).isFalse();
        }
    }

    private static Request named(String host) {
        return client().named(new GeneralName(GeneralName.dNSName, host));
    }

    @Test
    void longer_than_the_path_below_the_configured_one_may_be_refused() {
        var configured =
                new CertificateChainVerifier(
                        List.of(below.certificate()), InstantSource.fixed(NOW));
        var further = below.below(Request.of("CN=Further", NOW).authority(0));
        assertThat(configured.trust(further.issue(client()).chain())).isFalse();
    }
}
