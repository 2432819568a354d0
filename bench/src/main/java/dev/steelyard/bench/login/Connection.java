package dev.steelyard.bench.login;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A persistent HTTP/1.1 connection to the server, with little overhead, for load tests. Does little
 * beside the socket, since the load shares the cores with the server. Used by one thread.
 */
final class Connection implements AutoCloseable {
    private static final int MOST_MILLIS = 60_000;

    private final int port;
    private final String headers;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    /**
     * @param headers lines that each request has, each with its line end
     */
    Connection(int port, String headers) {
        this.port = port;
        this.headers = "Host: localhost:" + port + "\r\n" + headers;
    }

    /**
     * @param cookies {@code name=value} of each {@code Set-Cookie}
     */
    record Answer(int status, List<String> cookies, String body) {}

    Answer get(String path, String cookies) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\n" + headers + cookie(cookies) + "\r\n");
    }

    Answer post(String path, String cookies, String form) throws IOException {
        return send(
                "POST "
                        + path
                        + " HTTP/1.1\r\n"
                        + headers
                        + cookie(cookies)
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + form.length()
                        + "\r\n\r\n"
                        + form);
    }

    private static String cookie(String cookies) {
        return cookies.isEmpty() ? "" : "Cookie: " + cookies + "\r\n";
    }

    private Answer send(String request) throws IOException {
        try {
            var opened = socket;
            if (opened == null) {
                opened = new Socket(InetAddress.getLoopbackAddress(), port);
                opened.setTcpNoDelay(true);
                opened.setSoTimeout(MOST_MILLIS);
                socket = opened;
                in = new BufferedInputStream(opened.getInputStream());
            }
            opened.getOutputStream().write(request.getBytes(ISO_8859_1));
            return read();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        var cookies = new ArrayList<String>();
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var pair = line.split(":", 2);
            var value = pair[1].strip();
            switch (pair[0].toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = true;
                case "connection" -> last = value.equalsIgnoreCase("close");
                case "set-cookie" -> cookies.add(value.split(";", 2)[0]);
                default -> {}
            }
        }
        var body = chunked ? chunks() : text(length);
        if (last) {
            close();
        }
        return new Answer(status, cookies, body);
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (int size = size(); size > 0; size = size()) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private String text(int length) throws IOException {
        var bytes = in().readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server has closed the connection");
        }
        return new String(bytes, ISO_8859_1);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in().read(); c != '\n'; c = in().read()) {
            if (c < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private InputStream in() throws IOException {
        var opened = in;
        if (opened == null) {
            throw new IOException("there is no connection");
        }
        return opened;
    }

    @Override
    public void close() throws IOException {
        var opened = socket;
        socket = null;
        in = null;
        if (opened != null) {
            opened.close();
        }
    }
}
