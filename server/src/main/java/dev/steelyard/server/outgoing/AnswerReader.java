package dev.steelyard.server.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one HTTP/1.1 answer (RFC 9112) and never more than {@link #LIMIT} of it. Whatever is not
 * plainly right is an {@link IOException}. For one thread.
 */
final class AnswerReader {
    /** Bytes of a body, and bytes of all that frames it. */
    static final int LIMIT = 64 * 1024;

    static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    // The blanks around a value are no matter of the pattern: whoever sends thousands of them would
    // have it tried in every way.
    static final Pattern HEADER = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
    static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,7})[ \t]*(;.*)?");

    private final InputStream in;
    private int framing;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    Answer.Answered read() throws IOException {
        while (true) {
            int status = Integer.parseInt(matched(STATUS, line()).group(1));
            var headers = headers();
            // RFC 9110, section 15.2: interim answers may be ignored; the real one follows.
            if (status >= 200) {
                return new Answer.Answered(status, headers, body(status, headers));
            }
        }
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = matched(HEADER, line);
            headers.putIfAbsent(header.group(1).toLowerCase(Locale.ROOT), header.group(2).strip());
        }
        return headers;
    }

    private String body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return "";
        }
        var coding = headers.get("transfer-encoding");
        var length = headers.get("content-length");
        if (coding != null) {
            if (!coding.toLowerCase(Locale.ROOT).equals("chunked")) {
                throw new IOException("a transfer coding other than chunked");
            }
            return chunks();
        }
        var body = new ByteArrayOutputStream();
        if (length == null) {
            copy(in.readNBytes(LIMIT + 1), body);
        } else {
            exactly(Integer.parseInt(matched(LENGTH, length).group()), body);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private String chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(matched(CHUNK, line()).group(1), 16);
            if (size == 0) {
                // Trailers are of no use here, and the connection ends.
                return body.toString(StandardCharsets.UTF_8);
            }
            exactly(size, body);
            if (!line().isEmpty()) {
                throw new IOException("a chunk longer than its size");
            }
        }
    }

    private void exactly(int length, ByteArrayOutputStream body) throws IOException {
        if (length > LIMIT - body.size()) {
            throw tooLong();
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the answer ended too early");
        }
        copy(bytes, body);
    }

    private static void copy(byte[] bytes, ByteArrayOutputStream body) throws IOException {
        if (bytes.length > LIMIT - body.size()) {
            throw tooLong();
        }
        body.write(bytes);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            int letter = in.read();
            if (letter < 0) {
                throw new IOException("the answer ended too early");
            }
            if (++framing > LIMIT) {
                throw tooLong();
            }
            if (letter == '\n') {
                int end = line.length() - 1;
                return end >= 0 && line.charAt(end) == '\r'
                        ? line.substring(0, end)
                        : line.toString();
            }
            line.append((char) letter);
        }
    }

    private static Matcher matched(Pattern pattern, String text) throws IOException {
        var matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IOException("not an HTTP/1.1 answer");
        }
        return matcher;
    }

    private static IOException tooLong() {
        return new IOException("the answer is longer than 64 KiB");
    }
}
