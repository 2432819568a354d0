package dev.steelyard.http.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a query or of a form body ({@code application/x-www-form-urlencoded}), parsed
 * strictly. A name that occurs twice is refused (RFC 6749, section 3.1), so are malformed escapes,
 * bytes that are not UTF-8, and control characters. A parameter without a value counts as absent
 * (RFC 6749, section 3.1). Query and form are never merged.
 *
 * @param values in the order sent
 */
public record Parameters(Map<String, String> values) {
    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        values = Collections.unmodifiableMap(values);
    }

    /** Parses with the default limit. */
    public static Parameters parse(String raw) {
        return parse(raw, RequestLimits.DEFAULT.parameters());
    }

    /**
     * @param most maximum number of parameters
     * @throws MalformedRequest where {@code raw} is not well-formed; the message names no value
     */
    public static Parameters parse(String raw, int most) {
        if (raw.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, String>();
        int start = 0;
        while (start <= raw.length()) {
            int end = raw.indexOf('&', start);
            end = end < 0 ? raw.length() : end;
            if (end > start) {
                add(values, raw, start, end);
                if (values.size() > most) {
                    throw new MalformedRequest("more than " + most + " parameters");
                }
            }
            start = end + 1;
        }
        return new Parameters(values);
    }

    private static void add(Map<String, String> values, String raw, int start, int end) {
        int equals = raw.indexOf('=', start);
        boolean hasValue = equals >= 0 && equals < end;
        var name = decode(raw.substring(start, hasValue ? equals : end));
        var value = hasValue ? decode(raw.substring(equals + 1, end)) : "";
        if (values.putIfAbsent(name, value) != null) {
            throw new MalformedRequest(
                    isPlain(name)
                            ? "the parameter " + name + " occurs more than once"
                            : "a parameter occurs more than once");
        }
    }

    private static boolean isPlain(String name) {
        return name.length() <= 40
                && name.chars().allMatch(c -> c == '_' || (c >= 'a' && c <= 'z'));
    }

    /** Decodes one name or value of a form; also the parts of HTTP Basic (RFC 6749, 2.3.1). */
    public static String decode(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c > 0x20 && c < 0x7f && c != '%' && c != '+';
        }
        return plain ? text : decodeEscaped(text);
    }

    private static String decodeEscaped(String text) {
        var bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+') {
                bytes.put((byte) ' ');
            } else if (c == '%') {
                bytes.put(octet(text, i + 1));
                i += 2;
            } else if (c < 0x80) {
                bytes.put((byte) c);
            } else {
                throw new MalformedRequest("a character beyond ASCII must be percent-encoded");
            }
        }
        return text(bytes.flip());
    }

    private static byte octet(String text, int at) {
        try {
            return (byte) HexFormat.fromHexDigits(text, at, at + 2);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MalformedRequest("a percent escape is not followed by two hex digits");
        }
    }

    private static String text(ByteBuffer bytes) {
        String decoded;
        try {
            decoded =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(bytes)
                            .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequest("a parameter is not UTF-8");
        }
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedRequest("a parameter holds a control character");
        }
        return decoded;
    }

    /** The value of a parameter; empty: absent. */
    public Optional<String> get(String name) {
        var value = values.get(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    public boolean has(String name) {
        return get(name).isPresent();
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
