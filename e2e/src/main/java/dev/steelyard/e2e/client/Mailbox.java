package dev.steelyard.e2e.client;

import dev.steelyard.e2e.http.Http;
import dev.steelyard.e2e.step.Mismatch;
import dev.steelyard.e2e.step.Steps;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** HTTP client of the mailbox, which shows the mails that the server sent by SMTP. Thread-safe. */
public final class Mailbox {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;
    private static final Pattern MAIL =
            Pattern.compile("href=\"(/mails/[0-9]+)\">[^<]*</a><small>to (\\S+) at");
    private static final Pattern LINK = Pattern.compile("http\\S+[?&]link=\\S+");

    private final Http http;
    private final String base;

    public Mailbox(Http http, String base) {
        this.http = http;
        this.base = base;
    }

    /**
     * The text of the newest mail to an address that contains {@code words}; waits for it, a minute
     * at most.
     */
    public String mail(String to, String words) {
        long start = System.nanoTime();
        while (true) {
            var found = mails(to).stream().filter(text -> text.contains(words)).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new Mismatch("a mail that says: " + words, "none");
            }
            Steps.pause(PAUSE_MILLIS);
        }
    }

    /** The link in the newest mail to an address that contains {@code words}. */
    public URI link(String to, String words) {
        var link = LINK.matcher(mail(to, words));
        if (!link.find()) {
            throw new Mismatch("a mail with a link", words);
        }
        return URI.create(link.group());
    }

    /** As {@link #mail}, its first line: the others may hold a link. */
    public String arrived(String to, String words) {
        return "«" + mail(to, words).lines().findFirst().orElse("") + "»";
    }

    /** Their texts, the newest first. */
    private List<String> mails(String to) {
        return MAIL.matcher(get("/"))
                .results()
                .filter(mail -> mail.group(2).equals(to))
                .map(mail -> get(mail.group(1) + "/text"))
                .toList();
    }

    private String get(String path) {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).GET()).expect(200).body();
    }
}
