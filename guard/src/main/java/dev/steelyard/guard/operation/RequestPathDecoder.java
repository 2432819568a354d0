package dev.steelyard.guard.operation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the path of an HTTP request line into segments, and refuses ambiguous paths. Ambiguous
 * are empty segments, dots, path parameters, encoded slashes and percent signs, control characters,
 * and bytes that aren't UTF-8.
 */
final class RequestPathDecoder {
    private static final int MAXIMUM_LENGTH = 2_048;

    private RequestPathDecoder() {}

    /** The segments, or null if the path is refused. */
    static @Nullable List<String> segments(String path) {
        if (!path.startsWith("/") || path.length() > MAXIMUM_LENGTH) return null;
        List<String> segments = new ArrayList<>();
        if (path.length() == 1) return segments;
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            String segment = segment(path, start, end);
            if (segment == null) return null;
            segments.add(segment);
            start = end + 1;
        }
        return segments;
    }

    private static @Nullable String segment(String path, int start, int end) {
        boolean encoded = false;
        for (int i = start; i < end; i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c > '~') return null;
            encoded |= c == '%';
        }
        String raw = path.substring(start, end);
        String segment = encoded ? decode(raw) : raw;
        return segment == null || ambiguous(segment) ? null : segment;
    }

    private static boolean ambiguous(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) return true;
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            // A remaining percent sign would be decoded by a second decoder.
            if ("/\\;%?#".indexOf(c) >= 0 || Character.isISOControl(c)) return true;
        }
        return false;
    }

    private static @Nullable String decode(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                if (!isOctet(raw, i + 1)) return null;
                bytes[length++] = (byte) HexFormat.fromHexDigits(raw, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        try {
            // A new decoder reports malformed UTF-8, overlong forms included.
            ByteBuffer utf8 = ByteBuffer.wrap(bytes, 0, length);
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isOctet(String raw, int at) {
        return at + 1 < raw.length()
                && HexFormat.isHexDigit(raw.charAt(at))
                && HexFormat.isHexDigit(raw.charAt(at + 1));
    }
}
