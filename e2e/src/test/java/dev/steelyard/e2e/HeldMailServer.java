package dev.steelyard.e2e;

import dev.steelyard.testkit.ScriptedSmtpServer;
import dev.steelyard.testkit.ScriptedSmtpServer.Conversation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A mail server that at first never answers to the content of a mail, and only once it is {@link
 * #well} takes mails.
 */
final class HeldMailServer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("(?im)^Message-ID:\\s*(\\S+)");

    private final BlockingQueue<String> held = new ArrayBlockingQueue<>(100);
    private final ScriptedSmtpServer server = new ScriptedSmtpServer(this::hold);
    private volatile boolean well;

    private void hold(Conversation smtp) throws IOException {
        smtp.greet();
        if (well) {
            smtp.take();
        } else {
            smtp.envelope();
            var header = new StringBuilder();
            for (var line = smtp.hear(); line != null && !line.isEmpty(); line = smtp.hear()) {
                header.append(line).append('\n');
            }
            held.add(id(header.toString()));
            smtp.hang();
        }
    }

    private static String id(String mail) {
        var id = ID.matcher(mail);
        if (!id.find()) {
            throw new AssertionError("no Message-ID: " + mail);
        }
        return id.group(1);
    }

    int port() {
        return server.port();
    }

    /** The Message-ID of the mail that is next in the middle of its content. */
    String held(int seconds) throws InterruptedException {
        var id = held.poll(seconds, TimeUnit.SECONDS);
        if (id == null) {
            throw new AssertionError("no mail came within " + seconds + " s");
        }
        return id;
    }

    void well() {
        well = true;
    }

    /** The Message-IDs of the mails that were taken. */
    List<String> taken() {
        return server.mails().stream().map(HeldMailServer::id).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
