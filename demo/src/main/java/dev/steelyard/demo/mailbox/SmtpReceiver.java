package dev.steelyard.demo.mailbox;

import jakarta.mail.MessagingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes mails by SMTP (RFC 5321) at a loopback address, each for one recipient. It knows the
 * commands that a client of one mail needs. Thread-safe.
 */
final class SmtpReceiver implements AutoCloseable {
    private static final int CONNECTIONS = 32;
    private static final int READ_TIMEOUT = 30_000;
    private static final int LONGEST_LINE = 4 * 1024;
    private static final int LARGEST_MAIL = 1024 * 1024;
    private static final Pattern RECIPIENT = Pattern.compile("(?i)RCPT TO:\\s*<([^>]*)>.*");

    private final ServerSocket listening;
    private final ReceivedMails mails;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(CONNECTIONS);

    /**
     * @param port 0: any that is free
     */
    SmtpReceiver(int port, ReceivedMails mails, InstantSource clock) throws IOException {
        this.listening = new ServerSocket(port, CONNECTIONS, InetAddress.getLoopbackAddress());
        this.mails = mails;
        this.clock = clock;
        Thread.ofPlatform().name("smtp").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!listening.isClosed()) {
                places.acquireUninterruptibly();
                try {
                    var socket = listening.accept();
                    threads.execute(() -> converse(socket));
                } catch (IOException _) {
                    // The end, or a client that went away.
                    places.release();
                }
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(READ_TIMEOUT);
            new Conversation(
                            new BufferedInputStream(socket.getInputStream()),
                            socket.getOutputStream())
                    .hold();
        } catch (IOException | MessagingException _) {
            // The client sends the mail again.
        } finally {
            places.release();
        }
    }

    private final class Conversation {
        private final InputStream in;
        private final OutputStream out;
        private String recipient = "";

        Conversation(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void hold() throws IOException, MessagingException {
            say("220 localhost a mailbox for trying Steelyard out");
            for (var line = line(); line != null; line = line()) {
                switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> say("250-localhost\r\n250-8BITMIME\r\n250 SMTPUTF8");
                    case "RCPT" -> recipient(line);
                    case "DATA" -> data();
                    case "QUIT" -> {
                        say("221 goodbye");
                        return;
                    }
                    case "HELO", "MAIL", "RSET", "NOOP" -> say("250 ok");
                    default -> say("502 unknown command");
                }
            }
        }

        private void recipient(String line) throws IOException {
            var found = RECIPIENT.matcher(line);
            recipient = found.matches() ? found.group(1) : "";
            say(recipient.isEmpty() ? "501 RCPT TO:<address>" : "250 ok");
        }

        private void data() throws IOException, MessagingException {
            if (recipient.isEmpty()) {
                say("503 RCPT first");
                return;
            }
            say("354 go on, end with a dot");
            var content = new ByteArrayOutputStream();
            for (var line = bytes(); ; line = bytes()) {
                if (line == null) throw new IOException("ended within DATA");
                if (line.length == 1 && line[0] == '.') break;
                int from = line.length > 0 && line[0] == '.' ? 1 : 0;
                content.write(line, from, line.length - from);
                content.write('\r');
                content.write('\n');
                if (content.size() > LARGEST_MAIL) throw new IOException("too large");
            }
            mails.add(ReceivedMail.of(clock.instant(), recipient, content.toByteArray()));
            say("250 taken");
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private @Nullable String line() throws IOException {
            var line = bytes();
            return line == null ? null : new String(line, StandardCharsets.UTF_8);
        }

        /** A line without its end; null: the client ended the connection. */
        private byte @Nullable [] bytes() throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    var bytes = line.toByteArray();
                    int length = bytes.length;
                    if (length > 0 && bytes[length - 1] == '\r') length--;
                    return Arrays.copyOf(bytes, length);
                }
                line.write(next);
                if (line.size() > LONGEST_LINE) throw new IOException("a line is too long");
            }
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
