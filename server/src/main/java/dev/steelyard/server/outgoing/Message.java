package dev.steelyard.server.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes on the wire (RFC 9112). One a connection, which then closes.
 *
 * @param accept what may come back; null: anything
 * @param authorization what the other side wants to see, a secret; null: nothing
 * @param contentType of {@code body}; null where there is none
 */
record Message(
        String method,
        @Nullable String accept,
        @Nullable String contentType,
        @Nullable String authorization,
        String body) {
    /** The body may hold tokens. */
    @Override
    public String toString() {
        return "Message[" + method + "]";
    }

    byte[] bytes(Target target) throws IOException {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder();
        head.append(method).append(' ').append(target.resource()).append(" HTTP/1.1\r\n");
        header(head, "Host", target.authority());
        header(head, "User-Agent", "Steelyard");
        header(head, "Connection", "close");
        header(head, "Accept", accept == null ? "*/*" : accept);
        if (authorization != null) {
            header(head, "Authorization", authorization);
        }
        if (contentType != null) {
            header(head, "Content-Type", contentType);
            header(head, "Content-Length", Integer.toString(content.length));
        }
        head.append("\r\n");
        var all = new ByteArrayOutputStream();
        all.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        all.write(content);
        return all.toByteArray();
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}
