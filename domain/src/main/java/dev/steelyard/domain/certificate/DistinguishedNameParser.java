package dev.steelyard.domain.certificate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.domain.certificate.DistinguishedName.Attribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses distinguished names written as text (RFC 4514, section 3). The JDK's readers are no use:
 * {@code Rdn.unescapeValue} takes {@code a\20} for {@code a}, and {@code X500Principal} writes what
 * it can't encode as question marks.
 */
final class DistinguishedNameParser {
    private static final int LONGEST = 1024;

    /** Section 2.4, and the two digits of an octet. */
    private static final String ESCAPE = "\\\\(?:([ \"#+,;<=>\\\\])|([0-9A-Fa-f]{2}))";

    private static final Pattern ESCAPED = Pattern.compile(ESCAPE);

    /** Half of a surrogate pair would become a question mark. */
    private static final String BARE = "[^ \\\\\"+,;<>\\x00\\p{Cs}]";

    /** A separator, a type, and a value without the spaces around it. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile(
                    "\\G([,+]?)\\s*([A-Za-z0-9.]+)\\s*= *((?: *+(?:"
                            + BARE
                            + "|"
                            + ESCAPE
                            + "))+) *");

    private DistinguishedNameParser() {}

    /**
     * @throws IllegalArgumentException it is none
     */
    static DistinguishedName read(String text) {
        if (text.length() > LONGEST) {
            throw malformed();
        }
        var rdns = new ArrayList<Set<Attribute>>();
        int end = 0;
        for (var matcher = ATTRIBUTE.matcher(text); matcher.find(); end = matcher.end()) {
            var separator = matcher.group(1);
            if (separator.isEmpty() != rdns.isEmpty()) {
                throw malformed();
            }
            if (!separator.equals("+")) {
                rdns.add(new HashSet<>());
            }
            if (!rdns.getLast().add(attribute(matcher.group(2), matcher.group(3)))) {
                throw malformed();
            }
        }
        if (rdns.isEmpty() || end < text.length()) {
            throw malformed();
        }
        // Section 2.1: "starting with the last element of the sequence".
        return new DistinguishedName(rdns.reversed());
    }

    private static Attribute attribute(String type, String value) {
        return AttributeTypes.of(type)
                .flatMap(oid -> said(value).map(said -> new Attribute(oid, said)))
                .orElseThrow(DistinguishedNameParser::malformed);
    }

    private static Optional<String> said(String value) {
        if (value.startsWith("#")) {
            return DerValueReader.only(HexFormat.of().parseHex(value, 1, value.length()))
                    .map(DerValueReader::said);
        }
        // Octets as letters, since an escape may stand for a part of a letter.
        var octets = new String(value.getBytes(UTF_8), ISO_8859_1);
        return DerValueReader.text(
                        ESCAPED.matcher(octets)
                                .replaceAll(DistinguishedNameParser::unescaped)
                                .getBytes(ISO_8859_1),
                        UTF_8)
                .filter(text -> !text.startsWith("#"));
    }

    private static String unescaped(MatchResult escape) {
        var letter = escape.group(1);
        return Matcher.quoteReplacement(
                letter != null
                        ? letter
                        : Character.toString(HexFormat.fromHexDigits(escape.group(2))));
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("no distinguished name");
    }
}
