package dev.steelyard.domain.certificate;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A type of name in a client's certificate by which mutual TLS identifies the client, such as
 * {@code tls_client_auth_san_dns} (RFC 8705, section 2.1.2).
 */
public enum CertificateNameType {
    SUBJECT_DN(
            "tls_client_auth_subject_dn",
            "DN",
            "The subject of the client's certificate.",
            "A distinguished name as RFC 4514 writes it, such as CN=client,O=Example,C=DE",
            text -> DistinguishedName.parse(text).isPresent()),
    SAN_DNS(
            "tls_client_auth_san_dns",
            "HOST",
            "A host name in the client's certificate.",
            "A host name in ASCII, without wildcards",
            CertificateNameType::isHost),
    SAN_URI(
            "tls_client_auth_san_uri",
            "URI",
            "A URI in the client's certificate.",
            "An absolute URI in ASCII",
            CertificateNameType::isUri),
    SAN_IP(
            "tls_client_auth_san_ip",
            "ADDRESS",
            "An IP address in the client's certificate.",
            "An IPv4 or IPv6 address",
            CertificateNameType::isAddress),
    SAN_EMAIL(
            "tls_client_auth_san_email",
            "EMAIL",
            "An e-mail address in the client's certificate.",
            "An e-mail address in ASCII",
            CertificateNameType::isEmail);

    private static final int LONGEST = 1024;
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*");
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{3,254}$)[\\x21-\\x3f\\x41-\\x7e]+@[A-Za-z0-9.-]+");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private final String parameter;
    private final String label;
    private final String about;
    private final String allowed;
    private final Predicate<String> fits;

    CertificateNameType(
            String parameter, String label, String about, String allowed, Predicate<String> fits) {
        this.parameter = parameter;
        this.label = label;
        this.about = about;
        this.allowed = allowed;
        this.fits = fits;
    }

    /** The name of the client metadata parameter. */
    public String parameter() {
        return parameter;
    }

    /** The placeholder for such a name in help. */
    public String label() {
        return label;
    }

    /** A description in one sentence. */
    public String about() {
        return about;
    }

    /** The values that {@link #fits} accepts, for error messages. */
    public String allowed() {
        return allowed;
    }

    /** Whether {@code text} can be such a name. */
    public boolean fits(String text) {
        return text.length() <= LONGEST && fits.test(text);
    }

    private static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    private static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            return ADDRESS.matcher(text).matches()
                    && !InetAddress.ofLiteral(text).getHostAddress().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
