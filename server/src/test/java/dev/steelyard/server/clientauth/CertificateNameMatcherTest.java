package dev.steelyard.server.clientauth;

import static dev.steelyard.domain.certificate.CertificateNameType.SAN_DNS;
import static dev.steelyard.domain.certificate.CertificateNameType.SAN_EMAIL;
import static dev.steelyard.domain.certificate.CertificateNameType.SAN_IP;
import static dev.steelyard.domain.certificate.CertificateNameType.SAN_URI;
import static dev.steelyard.domain.certificate.CertificateNameType.SUBJECT_DN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.http.pki.Authority;
import dev.steelyard.http.pki.Request;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

/** RFC 8705, sections 2.1.2 and 7.4: names are compared to the letter. */
class CertificateNameMatcherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static X509Certificate named(int type, String name) {
        return Authority.selfSigned(
                        Request.client("CN=client", NOW).named(new GeneralName(type, name)))
                .certificate();
    }

    private static boolean is(X509Certificate certificate, CertificateNameType kind, String value) {
        return CertificateNameMatcher.in(certificate, kind, value);
    }

    @Test
    void alternative_name_of_its_kind_and_no_other() {
        var dns = named(GeneralName.dNSName, "client.example.com");
        assertThat(is(dns, SAN_DNS, "client.example.com")).isTrue();
        assertThat(is(dns, SAN_URI, "client.example.com")).isFalse();
        assertThat(is(dns, SAN_EMAIL, "client.example.com")).isFalse();
        assertThat(is(dns, SUBJECT_DN, "CN=client.example.com")).isFalse();

        var uri = named(GeneralName.uniformResourceIdentifier, "spiffe://example.com/a");
        assertThat(is(uri, SAN_URI, "spiffe://example.com/a")).isTrue();
        assertThat(is(uri, SAN_URI, "spiffe://example.com/A")).isFalse();

        var email = named(GeneralName.rfc822Name, "Client@example.com");
        assertThat(is(email, SAN_EMAIL, "Client@example.com")).isTrue();
        assertThat(is(email, SAN_EMAIL, "client@example.com")).isFalse();
    }

    @Test
    void host_no_wildcard_no_suffix_no_subdomain() {
        var wildcard = named(GeneralName.dNSName, "*.example.com");
        assertThat(is(wildcard, SAN_DNS, "client.example.com")).isFalse();
        var host = named(GeneralName.dNSName, "client.example.com");
        assertThat(is(host, SAN_DNS, "example.com")).isFalse();
        assertThat(is(host, SAN_DNS, "client.example.com.")).isFalse();
        assertThat(is(host, SAN_DNS, "client.example.com.evil.example")).isFalse();
        assertThat(is(host, SAN_DNS, "*.example.com")).isFalse();
    }

    @Test
    void what_follows_a_nul_counts() {
        var truncated = named(GeneralName.uniformResourceIdentifier, "https://a.example/\0.evil");
        assertThat(is(truncated, SAN_URI, "https://a.example/")).isFalse();
        var email = named(GeneralName.rfc822Name, "a@example.com\0.evil.example");
        assertThat(is(email, SAN_EMAIL, "a@example.com")).isFalse();
    }

    @Test
    void address_by_its_octets() {
        var four = named(GeneralName.iPAddress, "192.0.2.1");
        assertThat(is(four, SAN_IP, "192.0.2.1")).isTrue();
        assertThat(is(four, SAN_IP, "192.0.2.10")).isFalse();
        var six = named(GeneralName.iPAddress, "2001:db8::1");
        assertThat(is(six, SAN_IP, "2001:DB8:0:0:0:0:0:1")).isTrue();
        assertThat(is(six, SAN_IP, "2001:db8::2")).isFalse();
        var range = named(GeneralName.iPAddress, "192.0.2.0/24");
        assertThat(is(range, SAN_IP, "192.0.2.0")).isFalse();
    }

    @Test
    void host_that_looks_like_an_address_is_no_address() {
        assertThat(is(named(GeneralName.dNSName, "192.0.2.1"), SAN_IP, "192.0.2.1")).isFalse();
    }

    @Test
    void none_there_is_none() {
        var bare = Authority.selfSigned(Request.client("CN=client", NOW)).certificate();
        assertThat(is(bare, SAN_DNS, "client")).isFalse();
        assertThat(is(bare, SAN_IP, "nonsense")).isFalse();
    }

    @Test
    void subject_whichever_string_of_asn1_and_in_any_order_within_an_rdn() {
        var organization = new ASN1ObjectIdentifier("2.5.4.97");
        var subject =
                new X500NameBuilder()
                        .addRDN(BCStyle.C, new DERPrintableString("DE"))
                        .addRDN(organization, new DERUTF8String("PSDDE-BAFIN-1234"))
                        .addMultiValuedRDN(
                                new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.OU},
                                new ASN1Encodable[] {
                                    new DERBMPString("Müller, Söhne"), new DERUTF8String("Scales")
                                })
                        .build();
        var certificate = Authority.selfSigned(Request.of(subject, NOW)).certificate();

        assertThat(
                        is(
                                certificate,
                                SUBJECT_DN,
                                "CN=Müller\\, Söhne+OU=Scales,2.5.4.97=PSDDE-BAFIN-1234,C=DE"))
                .isTrue();
        assertThat(
                        is(
                                certificate,
                                SUBJECT_DN,
                                "OU=Scales+CN=M\\C3\\BCller\\2C S\\C3\\B6hne,"
                                        + "organizationIdentifier=PSDDE-BAFIN-1234,C=DE"))
                .isTrue();
        assertThat(
                        is(
                                certificate,
                                SUBJECT_DN,
                                "C=DE,2.5.4.97=PSDDE-BAFIN-1234,CN=Müller\\, Söhne+OU=Scales"))
                .isFalse();
        assertThat(
                        is(
                                certificate,
                                SUBJECT_DN,
                                "CN=Müller\\, Söhne,OU=Scales,2.5.4.97=PSDDE-BAFIN-1234,C=DE"))
                .isFalse();
        assertThat(is(certificate, SUBJECT_DN, "CN=Müller\\, Söhne")).isFalse();
    }
}
