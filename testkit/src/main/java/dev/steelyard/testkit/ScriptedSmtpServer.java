package dev.steelyard.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on the loopback address that holds each conversation by SMTP as the test scripts
 * it. Thread-safe.
 */
public final class ScriptedSmtpServer implements AutoCloseable {
    private final ServerSocket listening;
    private final Script script;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Conversation> all = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Holds one conversation; the connection ends with it. */
    @FunctionalInterface
    public interface Script {
        void hold(Conversation conversation) throws Exception;
    }

    /** On a free port. */
    public ScriptedSmtpServer(Script script) {
        this.script = script;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var conversation = new Conversation(listening.accept());
                all.add(conversation);
                open.incrementAndGet();
                threads.execute(() -> hold(conversation));
            } catch (IOException _) {
                // The end, or a client that went away.
            }
        }
    }

    private void hold(Conversation conversation) {
        try {
            script.hold(conversation);
        } catch (Exception _) {
            // The client ended the connection: the test sees what became of the mail.
        } finally {
            conversation.end();
            open.decrementAndGet();
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The mails that were taken, each with its headers. */
    public List<String> mails() {
        return List.copyOf(mails);
    }

    /** How many connections there were. */
    public int connections() {
        return all.size();
    }

    /** How many connections there are now. */
    public int open() {
        return open.get();
    }

    /** One connection. For the thread that holds it. */
    public final class Conversation {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            this.out = socket.getOutputStream();
        }

        public void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(UTF_8));
            out.flush();
        }

        /** The next line; null: the client ended the connection. */
        public @Nullable String hear() throws IOException {
            return in.readLine();
        }

        /** Greets, and answers EHLO with {@code extensions}. */
        public void greet(String... extensions) throws IOException {
            say("220 mail.test ESMTP");
            ehlo(extensions);
        }

        public void ehlo(String... extensions) throws IOException {
            hear();
            say("250-mail.test");
            for (var extension : extensions) {
                say("250-" + extension);
            }
            say("250 8BITMIME");
        }

        /** Answers STARTTLS and encrypts the connection. */
        public void startTls(SSLContext tls) throws IOException {
            hear();
            say("220 go ahead");
            var encrypted =
                    (SSLSocket)
                            tls.getSocketFactory()
                                    .createSocket(socket, "localhost", socket.getPort(), true);
            encrypted.setUseClientMode(false);
            encrypted.startHandshake();
            socket = encrypted;
            in = new BufferedReader(new InputStreamReader(encrypted.getInputStream(), UTF_8));
            out = encrypted.getOutputStream();
        }

        /** Takes sender and recipient, and asks for the content. */
        public void envelope() throws IOException {
            hear();
            say("250 sender ok");
            hear();
            say("250 recipient ok");
            hear();
            say("354 go on");
        }

        /** The content up to the final dot. */
        public String content() throws IOException {
            var content = new StringBuilder();
            for (var line = hear(); line != null; line = hear()) {
                if (line.equals(".")) {
                    return content.toString();
                }
                content.append(line).append('\n');
            }
            throw new EOFException("the client ended the connection");
        }

        /** Takes a whole mail, from its sender on. */
        public void take() throws IOException {
            envelope();
            mails.add(content());
            say("250 taken");
        }

        /** Adds a mail to those that were taken. */
        public void took(String mail) {
            mails.add(mail);
        }

        /** Waits until the client ends the connection. */
        public void hang() throws IOException {
            while (in.read() >= 0) {
                // Reads on and says nothing.
            }
        }

        void end() {
            try {
                socket.close();
            } catch (IOException _) {
                // It is closed.
            }
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException _) {
            // It is closed.
        }
        all.forEach(Conversation::end);
        threads.shutdownNow();
    }
}
