package dev.steelyard.domain.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Reads DER-encoded values (X.690) of distinguished names in certificates. One thread. */
final class DerValueReader {
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int OID = 0x06;

    private static final int LONG_FORM = 0x80;
    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;
    private static final int LONGEST_LENGTH = 3;

    private final ByteBuffer bytes;

    /** One value: its tag, what it holds, and all of it. */
    record Value(int tag, byte[] content, byte[] whole) {}

    DerValueReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The value that {@code bytes} are; empty: more than one. */
    static Optional<Value> only(byte[] bytes) {
        var der = new DerValueReader(bytes);
        var value = der.next();
        return der.more() ? Optional.empty() : Optional.of(value);
    }

    boolean more() {
        return bytes.hasRemaining();
    }

    /**
     * @throws IllegalArgumentException there is no value, or another one
     */
    Value next(int tag) {
        var value = next();
        if (value.tag() != tag) {
            throw malformed();
        }
        return value;
    }

    /**
     * @throws IllegalArgumentException there is no value
     */
    Value next() {
        int start = bytes.position();
        int tag = octet();
        int length = length();
        if (length > bytes.remaining()) {
            throw malformed();
        }
        var content = new byte[length];
        bytes.get(content);
        var whole = new byte[bytes.position() - start];
        bytes.get(start, whole);
        return new Value(tag, content, whole);
    }

    private int length() {
        int first = octet();
        if (first < LONG_FORM) {
            return first;
        }
        int octets = first - LONG_FORM;
        if (octets == 0 || octets > LONGEST_LENGTH) {
            throw malformed();
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << Byte.SIZE | octet();
        }
        return length;
    }

    private int octet() {
        if (!bytes.hasRemaining()) {
            throw malformed();
        }
        return bytes.get() & 0xff;
    }

    /** The dotted form of an object identifier. */
    static String oid(byte[] content) {
        if (content.length == 0 || (content[content.length - 1] & MORE) != 0) {
            throw malformed();
        }
        var text = new StringBuilder();
        long arc = 0;
        for (int i = 0; i < content.length; i++) {
            if (arc > Long.MAX_VALUE >> Byte.SIZE) {
                throw malformed();
            }
            arc = arc << 7 | content[i] & SEVEN_BITS;
            if ((content[i] & MORE) != 0) {
                continue;
            }
            if (text.isEmpty()) {
                long root = Math.min(arc / 40, 2);
                text.append(root).append('.').append(arc - root * 40);
            } else {
                text.append('.').append(arc);
            }
            arc = 0;
        }
        return text.toString();
    }

    /**
     * The text of a string, of any of ASN.1's string types; {@code #} and the whole value in hex
     * for anything else. Two results are equal exactly where the values mean the same text or are
     * identical.
     */
    static String said(Value value) {
        return charset(value.tag())
                .flatMap(charset -> text(value.content(), charset))
                .filter(text -> !text.startsWith("#"))
                .orElseGet(() -> "#" + HexFormat.of().formatHex(value.whole()));
    }

    private static Optional<Charset> charset(int tag) {
        return switch (tag) {
            case 0x0c -> Optional.of(StandardCharsets.UTF_8);
            // NumericString, PrintableString, IA5String, VisibleString
            case 0x12, 0x13, 0x16, 0x1a -> Optional.of(StandardCharsets.US_ASCII);
            // TeletexString: Latin-1 in practice
            case 0x14 -> Optional.of(StandardCharsets.ISO_8859_1);
            case 0x1c -> Optional.of(StandardCharsets.UTF_32BE);
            case 0x1e -> Optional.of(StandardCharsets.UTF_16BE);
            default -> Optional.empty();
        };
    }

    /** Empty: it is not well-formed. */
    static Optional<String> text(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    static IllegalArgumentException malformed() {
        return new IllegalArgumentException("no name in DER");
    }
}
