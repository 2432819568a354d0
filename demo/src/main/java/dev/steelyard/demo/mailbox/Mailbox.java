package dev.steelyard.demo.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;

/** Starts the mailbox: {@code Mailbox PAGE-PORT SMTP-PORT FILE}; 0 takes any port that is free. */
public final class Mailbox implements AutoCloseable {
    private final SmtpReceiver smtp;
    private final MailboxServer pages;

    Mailbox(int pagePort, int smtpPort) throws IOException {
        var mails = new ReceivedMails();
        smtp = new SmtpReceiver(smtpPort, mails, InstantSource.system());
        pages = new MailboxServer(pagePort, mails);
    }

    /**
     * @param arguments the two ports, and the file that gets the port of SMTP once both are open
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Mailbox PAGE-PORT SMTP-PORT FILE");
            System.exit(2);
        }
        @SuppressWarnings("resource") // open until the program ends
        var mailbox = new Mailbox(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        var file = Path.of(arguments[2]);
        var fresh = Files.writeString(Path.of(file + ".new"), mailbox.smtpPort() + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    int smtpPort() {
        return smtp.port();
    }

    int pagePort() {
        return pages.port();
    }

    @Override
    public void close() throws IOException {
        pages.close();
        smtp.close();
    }
}
