package dev.steelyard.domain.certificate;

import dev.steelyard.domain.certificate.DistinguishedName.Attribute;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Reads one distinguished name that is written by RFC 4514, section 3. One use. */
final class DistinguishedNameText {
    private static final int LONGEST = 1024;

    /** Section 2.4. */
    private static final String ESCAPED = " \"#+,;<=>\\";

    private static final String NEVER_BARE = "\"+,;<>\0";

    private final String text;
    private int at;

    DistinguishedNameText(String text) {
        this.text = text;
    }

    /**
     * @throws IllegalArgumentException it is none
     */
    DistinguishedName read() {
        if (text.isBlank() || text.length() > LONGEST) {
            throw malformed();
        }
        var rdns = new ArrayList<Set<Attribute>>();
        rdns.add(rdn());
        while (at < text.length()) {
            expect(',');
            rdns.add(rdn());
        }
        // Section 2.1: "starting with the last element of the sequence".
        return new DistinguishedName(rdns.reversed());
    }

    private Set<Attribute> rdn() {
        var attributes = new HashSet<Attribute>();
        do {
            if (!attributes.isEmpty()) {
                at++;
            }
            if (!attributes.add(attribute())) {
                throw malformed();
            }
        } while (at < text.length() && text.charAt(at) == '+');
        return attributes;
    }

    private Attribute attribute() {
        int equals = text.indexOf('=', at);
        if (equals < 0) {
            throw malformed();
        }
        var type =
                AttributeTypes.of(text.substring(at, equals).strip())
                        .orElseThrow(DistinguishedNameText::malformed);
        at = equals + 1;
        skipSpaces();
        return new Attribute(type, at < text.length() && text.charAt(at) == '#' ? hex() : string());
    }

    /** A value in BER, which is then read as that of a certificate. */
    private String hex() {
        int end = at + 1;
        while (end < text.length() && HexFormat.isHexDigit(text.charAt(end))) {
            end++;
        }
        var der = new Der(HexFormat.of().parseHex(text, at + 1, end));
        var value = der.next();
        if (der.more()) {
            throw malformed();
        }
        at = end;
        skipSpaces();
        return Der.said(value);
    }

    private String string() {
        var bytes = new ByteArrayOutputStream();
        int length = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ',' || c == '+') {
                break;
            }
            if (c == '\\') {
                bytes.write(escaped());
                length = bytes.size();
            } else if (NEVER_BARE.indexOf(c) >= 0 || !isWhole(at)) {
                throw malformed();
            } else {
                int point = text.codePointAt(at);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(point);
                // A space at the end counts only where it is escaped.
                length = c == ' ' ? length : bytes.size();
            }
        }
        return utf8(bytes.toByteArray(), length);
    }

    /** Half of a surrogate pair would become a question mark. */
    private boolean isWhole(int index) {
        return Character.getType(text.codePointAt(index)) != Character.SURROGATE;
    }

    private int escaped() {
        if (at + 1 >= text.length()) {
            throw malformed();
        }
        char next = text.charAt(at + 1);
        if (ESCAPED.indexOf(next) >= 0) {
            at += 2;
            return next;
        }
        if (at + 2 >= text.length()) {
            throw malformed();
        }
        int octet = HexFormat.fromHexDigits(text, at + 1, at + 3);
        at += 3;
        return octet;
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            var value =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes, 0, length))
                            .toString();
            if (value.isEmpty() || value.startsWith("#")) {
                throw malformed();
            }
            return value;
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private void expect(char c) {
        if (text.charAt(at) != c) {
            throw malformed();
        }
        at++;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("no distinguished name");
    }
}
