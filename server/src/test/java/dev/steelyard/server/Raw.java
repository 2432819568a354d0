package dev.steelyard.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.steelyard.http.answer.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import tools.jackson.databind.JsonNode;

/** Requests that no client library would send, byte for byte; one connection each. */
record Raw(int port) {
    /** The answer as it came, each byte a character. */
    record Answer(String text) {
        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        String body() {
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }

        JsonNode json() {
            return Json.MAPPER.readTree(body());
        }

        String error() {
            return json().path("error").asString("");
        }
    }

    /** A form for the token endpoint, with further header lines. */
    Answer token(String form, String... headers) {
        return post("/oidc/token", "application/x-www-form-urlencoded", form, headers);
    }

    Answer post(String path, String type, String body, String... headers) {
        return send(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n"
                        + lines(headers)
                        + "\r\n"
                        + body);
    }

    Answer get(String path, String... headers) {
        return send(
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + lines(headers)
                        + "\r\n");
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    Answer send(String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
