package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * All that came back on one connection for bytes that no proper client would send.
 *
 * @param closed whether the server closed it
 */
record Wire(String text, boolean closed) {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    /** All until the server closes it by itself. */
    static Wire send(int port, String request) throws IOException {
        try (var socket = sent(port, request)) {
            return receive(socket);
        }
    }

    /** All answers to requests that are the last: the server sees that no more will come. */
    static Wire sendLast(int port, String request) throws IOException {
        try (var socket = sent(port, request)) {
            socket.shutdownOutput();
            return receive(socket);
        }
    }

    private static Socket sent(int port, String request) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Wire receive(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var all = new ByteArrayOutputStream();
        boolean closed = false;
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                all.write(next);
            }
            closed = true;
        } catch (SocketException e) {
            // Reset, because the rest of the request was never read.
            closed = true;
        } catch (SocketTimeoutException e) {
            closed = false;
        }
        return new Wire(all.toString(ISO_8859_1), closed);
    }

    /** Of every answer that came, in order. */
    List<Integer> statuses() {
        return STATUS.matcher(text)
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .toList();
    }

    String header(String name) {
        var found = Pattern.compile("(?im)^" + name + ": ([^\\r\\n]*)").matcher(text);
        return found.find() ? found.group(1) : "";
    }

    String body() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? "" : text.substring(end + 4);
    }
}
