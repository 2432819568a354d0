package dev.steelyard.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Sends mails to one mail server by SMTP, each over a connection of its own and within a limit of
 * time. Thread-safe.
 */
public final class SmtpSender implements AutoCloseable {
    private static final int LONGEST_ANSWER = 200;

    /** Answers of a server that wants a login or encryption first: the settings are wrong. */
    private static final Set<Integer> OF_SETTINGS = Set.of(530, 534, 535, 538);

    private final SmtpSettings settings;
    private final String senderName;
    private final InstantSource clock;
    private final Session session;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param senderName the name beside the sender's address
     */
    public SmtpSender(SmtpSettings settings, String senderName, InstantSource clock) {
        this.settings = settings;
        this.senderName = senderName;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpSettings settings) {
        var all = new Properties();
        var millis = Long.toString(settings.limit().toMillis() / 2);
        all.setProperty("mail.smtp.host", host(settings));
        all.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        all.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        all.setProperty("mail.smtp.from", settings.from().written());
        all.setProperty("mail.smtp.connectiontimeout", millis);
        all.setProperty("mail.smtp.timeout", millis);
        all.setProperty("mail.smtp.allow8bitmime", "true");
        all.setProperty("mail.mime.allowutf8", "true");
        // The connection is closed after QUIT without waiting: the mail is already taken.
        all.setProperty("mail.smtp.quitwait", "false");
        if (settings.security() != SmtpSecurity.NONE) {
            boolean starttls = settings.security() == SmtpSecurity.STARTTLS;
            all.setProperty("mail.smtp.ssl.enable", Boolean.toString(!starttls));
            all.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
            all.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
            all.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            all.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
            all.put("mail.smtp.ssl.socketFactory", settings.trust().tls().getSocketFactory());
        }
        return all;
    }

    private static String host(SmtpSettings settings) {
        return settings.host().replace("[", "").replace("]", "");
    }

    /**
     * Sends a mail, or gives up after the limit of time. The connection of a mail that is given up
     * is closed, whatever the server does.
     */
    SendResult send(ComposedMail mail) {
        // No property of the library limits the whole: a server that drips answers resets each
        // timeout. The interrupt of a virtual thread closes its socket.
        var sending = threads.submit(() -> attempt(mail));
        try {
            return sending.get(settings.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            sending.cancel(true);
            return new SendResult.Deferred(
                    "no answer within " + settings.limit().toSeconds() + " seconds");
        } catch (ExecutionException e) {
            return new SendResult.Deferred(inOneLine(e.getCause()));
        } catch (InterruptedException _) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            return new SendResult.Deferred("the node ends");
        }
    }

    private SendResult attempt(ComposedMail mail) {
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            if (settings.user() == null) {
                transport.connect();
            } else {
                transport.connect(settings.user(), settings.password());
            }
            var message = message(mail);
            return sent(transport, message);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return failure(e);
        }
    }

    /** Once the server took the mail, a failure to end the session doesn't matter. */
    private SendResult sent(SMTPTransport transport, MimeMessage message)
            throws MessagingException {
        transport.sendMessage(message, message.getAllRecipients());
        try {
            transport.close();
        } catch (MessagingException _) {
            // It took the mail.
        }
        return new SendResult.Sent();
    }

    /** A message with the id of the outbox row, instead of one made for each attempt. */
    private static final class IdentifiedMessage extends MimeMessage {
        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }

    private MimeMessage message(ComposedMail mail)
            throws MessagingException, UnsupportedEncodingException {
        var utf8 = StandardCharsets.UTF_8.name();
        var message = new IdentifiedMessage(session, mail.id());
        message.setFrom(new InternetAddress(settings.from().written(), senderName, utf8));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), utf8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", mail.language());
        // RFC 3834: no automatic answers.
        message.setHeader("Auto-Submitted", "auto-generated");
        var text = new MimeBodyPart();
        text.setText(mail.text(), utf8);
        var html = new MimeBodyPart();
        html.setText(mail.html(), utf8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private static SendResult failure(Exception failure) {
        if (!(failure instanceof MessagingException first)
                || failure instanceof AuthenticationFailedException) {
            return new SendResult.Deferred(inOneLine(failure));
        }
        for (Exception each = first; each != null; each = next(each)) {
            var code = refusedForGood(each);
            if (code != null) {
                return new SendResult.Bounced(inOneLine(each));
            }
        }
        return new SendResult.Deferred(inOneLine(last(first)));
    }

    private static @Nullable Exception next(Exception each) {
        return each instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static Exception last(Exception first) {
        var last = first;
        for (var each = next(first); each != null; each = next(each)) {
            last = each;
        }
        return last;
    }

    /** The 5xx code for RCPT or DATA; a refusal of the session or sender may be mended. */
    private static @Nullable Integer refusedForGood(Exception each) {
        int code =
                switch (each) {
                    case SMTPAddressFailedException address -> address.getReturnCode();
                    case SMTPSendFailedException data when isData(data) -> data.getReturnCode();
                    default -> 0;
                };
        return code >= 500 && code < 600 && !OF_SETTINGS.contains(code) ? code : null;
    }

    private static boolean isData(SMTPSendFailedException failure) {
        var command = failure.getCommand();
        return command == null || command.equals("DATA") || command.equals(".");
    }

    private static String inOneLine(@Nullable Throwable failure) {
        if (failure == null) {
            return "failed";
        }
        var message = failure.getMessage();
        var text =
                (message == null ? failure.getClass().getSimpleName() : message)
                        .replaceAll("\\p{Cntrl}+", " ")
                        // Servers repeat the recipient; the log has no addresses.
                        .replaceAll("[^\\s<>]+@[^\\s<>]+", "…")
                        .strip();
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER);
    }

    /** Ends the mails that are being sent. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
