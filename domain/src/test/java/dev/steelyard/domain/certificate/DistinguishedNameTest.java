package dev.steelyard.domain.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** RFC 4514. */
class DistinguishedNameTest {
    private static Optional<DistinguishedName> parse(String text) {
        return DistinguishedName.parse(text);
    }

    private static Optional<DistinguishedName> inCertificate(String text) {
        return DistinguishedName.of(new X500Principal(text).getEncoded());
    }

    private static void assertSame(String one, String other) {
        assertThat(parse(one)).isPresent().isEqualTo(parse(other));
    }

    private static void assertOther(String one, String other) {
        assertThat(parse(one)).isPresent();
        assertThat(parse(other)).isPresent().isNotEqualTo(parse(one));
    }

    private static void assertNone(String text) {
        assertThat(parse(text)).as(text).isEmpty();
    }

    @Test
    void examples_of_the_standard() {
        // Section 4.
        assertThat(parse("UID=jsmith,DC=example,DC=net"))
                .isPresent()
                .isEqualTo(inCertificate("UID=jsmith,DC=example,DC=net"));
        assertSame(
                "OU=Sales+CN=J.  Smith,DC=example,DC=net",
                "CN=J.  Smith+OU=Sales,DC=example,DC=net");
        assertSame(
                "CN=James \\\"Jim\\\" Smith\\, III,DC=example,DC=net",
                "CN=James \\22Jim\\22 Smith\\2C III,DC=example,DC=net");
        assertThat(parse("CN=Before\\0dAfter,DC=example,DC=net")).isPresent();
        assertSame("1.3.6.1.4.1.1466.0=#04024869", "1.3.6.1.4.1.1466.0=#04024869");
        assertSame("CN=Lu\\C4\\8Di\\C4\\87", "CN=Lučić");
    }

    @Test
    void type_by_any_of_its_names() {
        assertSame("CN=a,o=b", "2.5.4.3=a,O=b");
        assertSame("E=a@example.com", "1.2.840.113549.1.9.1=a@example.com");
        assertOther("CN=a", "OU=a");
        assertNone("XX=a");
        assertNone("2.5.=a");
        assertNone("=a");
    }

    @Test
    void spaces_only_where_they_are_part_of_a_value() {
        assertSame("CN=a, O=b", "CN=a,O=b");
        assertSame("CN = a , O = b", "CN=a,O=b");
        assertOther("CN=a\\ ", "CN=a");
        assertSame("CN=\\20a\\20", "CN=\\ a\\ ");
        assertOther("CN=a\\0D", "CN=a");
        assertOther("CN=a  b", "CN=a b");
    }

    @Test
    void value_to_the_letter() {
        assertOther("CN=Client", "CN=client");
        assertOther("CN=client", "CN=ｃlient");
        assertOther("CN=client", "CN=client\\00");
        assertOther("E=ü@example.com", "E=?@example.com");
        assertOther("CN=\\C3\\A9", "CN=e\\CC\\81");
    }

    @Test
    void order_of_rdns_counts_and_each_of_them() {
        assertOther("CN=a,O=b", "O=b,CN=a");
        assertOther("CN=a,O=b", "CN=a+O=b");
        assertOther("CN=a,O=b", "CN=a");
        assertOther("CN=a,CN=a", "CN=a");
        assertNone("CN=a+CN=a");
    }

    @Test
    void separators_in_values_make_no_rdn() {
        assertOther("CN=a\\,O=b", "CN=a,O=b");
        assertThat(parse("CN=a\\,O\\=b")).isEqualTo(inCertificate("CN=a\\,O\\=b"));
        assertOther("CN=a\\+OU\\=b", "CN=a+OU=b");
    }

    @Test
    void value_in_hex_is_what_it_says() {
        assertSame("CN=#0C0161", "CN=a");
        assertSame("CN=#130161", "CN=a");
        assertOther("CN=#040161", "CN=a");
        assertNone("CN=#0C02");
        assertNone("CN=#0C01616");
        assertNone("CN=#0C016161");
        assertNone("CN=#");
        // A text that looks like it would be taken for it.
        assertNone("CN=\\#0C0161");
    }

    @Test
    void what_is_none() {
        assertNone("");
        assertNone(" ");
        assertNone("CN");
        assertNone("CN=");
        assertNone("CN=a,");
        assertNone("CN=a+");
        assertNone(",CN=a");
        assertNone("CN=a;O=b");
        assertNone("CN=\"a\"");
        assertNone("CN=a\\");
        assertNone("CN=a\\g0");
        assertNone("CN=\\FF");
        assertNone("CN= ");
        assertNone("CN=a+,O=b");
        assertNone("CN=a,,O=b");
        assertNone("CN=a<");
        assertNone("CN=a\0");
        assertNone("CN=\ud800");
        assertNone("CN=" + "a".repeat(1024));
    }

    @Test
    void der_that_is_no_name() {
        for (var hex :
                new String[] {
                    "",
                    "30",
                    "3001",
                    "3100",
                    "300030",
                    "30023100",
                    "30053103300106",
                    "300d310b3009060355040313016100",
                    "300b31093007060380040c0161"
                }) {
            assertThat(DistinguishedName.of(HexFormat.of().parseHex(hex))).as(hex).isEmpty();
        }
    }

    @Test
    void string_that_is_not_well_formed_differs_from_its_repaired_form() {
        var broken = HexFormat.of().parseHex("300c310a300806035504030c01ff");
        assertThat(DistinguishedName.of(broken)).isPresent().isNotEqualTo(parse("CN=\ufffd"));
        assertThat(
                        DistinguishedName.of(
                                new X500Principal(
                                                "CN="
                                                        + new String(
                                                                new byte[] {(byte) 0xff},
                                                                StandardCharsets.ISO_8859_1))
                                        .getEncoded()))
                .isEqualTo(parse("CN=ÿ"));
    }
}
