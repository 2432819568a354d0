package dev.steelyard.server.clientauth;

import dev.steelyard.domain.certificate.CertificateNameType;
import dev.steelyard.domain.certificate.DistinguishedName;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Matches the names in a client certificate exactly against the name that the client registered
 * (RFC 8705, sections 2.1.2 and 7.4). There are no wildcards; case and octets after a NUL count.
 */
final class CertificateNameMatcher {
    /** GeneralName (RFC 5280, section 4.2.1.6). */
    private static final int EMAIL = 1;

    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP = 7;

    private CertificateNameMatcher() {}

    /** Whether {@code certificate} has the name {@code value} of {@code kind}. */
    static boolean in(X509Certificate certificate, CertificateNameType kind, String value) {
        return switch (kind) {
            case SUBJECT_DN -> isSubject(certificate, value);
            case SAN_DNS -> hasAlternative(certificate, DNS, value::equals);
            case SAN_URI -> hasAlternative(certificate, URI, value::equals);
            case SAN_EMAIL -> hasAlternative(certificate, EMAIL, value::equals);
            case SAN_IP -> {
                var address = address(value);
                yield address.isPresent()
                        && hasAlternative(certificate, IP, text -> address(text).equals(address));
            }
        };
    }

    private static boolean isSubject(X509Certificate certificate, String value) {
        var expected = DistinguishedName.parse(value);
        return expected.isPresent()
                && expected.equals(
                        DistinguishedName.of(certificate.getSubjectX500Principal().getEncoded()));
    }

    private static boolean hasAlternative(
            X509Certificate certificate, int type, Predicate<String> isIt) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names != null
                    && names.stream()
                            .filter(name -> name.getFirst() instanceof Integer i && i == type)
                            .map(List::getLast)
                            .anyMatch(name -> name instanceof String text && isIt.test(text));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
