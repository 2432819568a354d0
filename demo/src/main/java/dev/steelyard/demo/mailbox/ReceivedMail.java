package dev.steelyard.demo.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A mail that was taken, in parts that a page shows.
 *
 * @param text empty: it has no part of plain text
 * @param html empty: it has no part of HTML
 */
record ReceivedMail(Instant at, String to, String subject, String text, String html) {
    /**
     * @param to the recipient in the envelope
     */
    static ReceivedMail of(Instant at, String to, byte[] raw)
            throws IOException, MessagingException {
        var message = new MimeMessage(null, new ByteArrayInputStream(raw));
        var subject = message.getSubject();
        return new ReceivedMail(
                at,
                to,
                subject == null ? "" : subject,
                part(message, "text/plain"),
                part(message, "text/html"));
    }

    private static String part(Part part, String type) throws IOException, MessagingException {
        if (part.isMimeType("multipart/*")) {
            var parts = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) return found;
            }
            return "";
        }
        if (!part.isMimeType(type)) return "";
        var charset = new ContentType(part.getContentType()).getParameter("charset");
        try (var in = part.getInputStream()) {
            return new String(
                    in.readAllBytes(), charset == null ? StandardCharsets.UTF_8.name() : charset);
        }
    }
}
