package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.http.answer.Json;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One that follows the changes as they are streamed, and reads only when it is asked to. */
final class Listening implements AutoCloseable {
    private static final String STREAM = "/guard/v1/changes/stream";

    /** An event as it came. */
    record Told(String id, String event, JsonNode data) {
        long head() {
            return data.path("head").asLong();
        }
    }

    private final Socket socket;
    private final BufferedReader in;
    final int status;

    /**
     * @param query behind the path
     * @param headers lines that end with CRLF
     */
    Listening(int port, String query, String headers) throws IOException {
        socket = new Socket("127.0.0.1", port);
        var request = "GET " + STREAM + query + " HTTP/1.1\r\nHost: localhost\r\n" + headers;
        socket.getOutputStream().write((request + "\r\n").getBytes(ISO_8859_1));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        status = Integer.parseInt(String.valueOf(in.readLine()).split(" ", 3)[1]);
        while (!String.valueOf(in.readLine()).isEmpty()) {}
    }

    /** The next event, waited for. */
    Told next() throws IOException {
        var told = nextOrEnd();
        if (told == null) {
            throw new EOFException("the stream has ended");
        }
        return told;
    }

    /** Reads until the answer has ended, as it ought to. */
    void untilEnd() throws IOException {
        while (nextOrEnd() != null) {}
    }

    private @Nullable Told nextOrEnd() throws IOException {
        String id = "";
        String event = "";
        String line;
        while ((line = in.readLine()) != null) {
            // What is left are the sizes of chunks, and the empty lines.
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Told(id, event, Json.MAPPER.readTree(line.substring(6)));
            } else if (line.equals("0")) {
                return null;
            }
        }
        throw new EOFException("the answer broke off");
    }

    /** The next event that is no heartbeat. */
    Told news() throws IOException {
        while (true) {
            var told = next();
            if (!told.event().equals("heartbeat")) {
                return told;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
