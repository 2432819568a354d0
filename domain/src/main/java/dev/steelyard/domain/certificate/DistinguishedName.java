package dev.steelyard.domain.certificate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A distinguished name in a certificate, such as {@code CN=client,O=Example}, in a form for exact
 * comparison. Types are compared by their object identifiers, values by their exact text,
 * attributes of one RDN in any order (X.501, section 9.2), RDNs in theirs. Letter case and spaces
 * count: a looser comparison would take the certificate of one client for that of another.
 * Immutable.
 *
 * @param rdns the most significant first, as in a certificate
 */
public record DistinguishedName(List<Set<Attribute>> rdns) {
    /** One attribute: {@code type} dotted, {@code value} as text or, after {@code #}, in hex. */
    record Attribute(String type, String value) {}

    public DistinguishedName {
        rdns = rdns.stream().map(Set::copyOf).toList();
    }

    /** The name that {@code text} writes by RFC 4514; empty: it is none, or an empty one. */
    public static Optional<DistinguishedName> parse(String text) {
        try {
            return Optional.of(DistinguishedNameParser.read(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The name in {@code der} (RFC 5280, section 4.1.2.4); empty: it can't be read. */
    public static Optional<DistinguishedName> of(byte[] der) {
        try {
            var outer = new DerValueReader(der);
            var name = new DerValueReader(outer.next(DerValueReader.SEQUENCE).content());
            var rdns = new ArrayList<Set<Attribute>>();
            while (name.more()) {
                rdns.add(rdn(new DerValueReader(name.next(DerValueReader.SET).content())));
            }
            return outer.more() ? Optional.empty() : Optional.of(new DistinguishedName(rdns));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<Attribute> rdn(DerValueReader set) {
        var attributes = new HashSet<Attribute>();
        while (set.more()) {
            var pair = new DerValueReader(set.next(DerValueReader.SEQUENCE).content());
            var attribute =
                    new Attribute(
                            DerValueReader.oid(pair.next(DerValueReader.OID).content()),
                            DerValueReader.said(pair.next()));
            if (pair.more() || !attributes.add(attribute)) {
                throw DerValueReader.malformed();
            }
        }
        if (attributes.isEmpty()) {
            throw DerValueReader.malformed();
        }
        return attributes;
    }
}
