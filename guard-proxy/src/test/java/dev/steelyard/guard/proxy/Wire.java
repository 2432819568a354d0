package dev.steelyard.guard.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** HTTP as it is written, so that nothing between the test and the proxy tidies it. */
public final class Wire {
    private static final int PATIENCE_MS = 60_000;

    private Wire() {}

    /**
     * One message.
     *
     * @param first the request line or status line
     * @param headers a line each
     */
    public record Message(String first, List<String> headers, String body) {
        public int status() {
            return Integer.parseInt(first.split(" ", 3)[1]);
        }

        /** Every value of a header. */
        public List<String> every(String name) {
            String begin = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                    .map(line -> line.substring(begin.length()).strip())
                    .toList();
        }

        /** The one value; empty for none. */
        public String header(String name) {
            List<String> values = every(name);
            if (values.size() > 1) throw new AssertionError(name + " is there twice: " + values);
            return values.isEmpty() ? "" : values.getFirst();
        }
    }

    /** Sends a request and closes. */
    static Message send(int port, String line, List<String> headers, String body) {
        StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\n");
        request.append("Host: api.example.com\r\nConnection: close\r\n");
        if (!body.isEmpty())
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        request.append("\r\n").append(body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream()
                    .write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    /** Reads one message with a length, in chunks, or to the end. */
    static Message read(InputStream in) throws IOException {
        String first = line(in);
        List<String> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) headers.add(line);
        Message head = new Message(first, headers, "");
        return new Message(first, headers, body(in, head));
    }

    private static String body(InputStream in, Message head) throws IOException {
        if (!head.every("Transfer-Encoding").isEmpty()) {
            StringBuilder body = new StringBuilder();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line(in);
            }
            line(in);
            return body.toString();
        }
        String length = head.header("Content-Length");
        if (length.isEmpty()) return "";
        return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("it ended within a line");
            if (next != '\r') line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
