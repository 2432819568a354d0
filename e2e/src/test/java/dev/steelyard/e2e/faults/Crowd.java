package dev.steelyard.e2e.faults;

import dev.steelyard.e2e.http.Answer;
import dev.steelyard.e2e.http.Http;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** As many requests at once as a node works on. Used by one thread. */
final class Crowd implements AutoCloseable {
    /** The setting with which one source may have all places. */
    static final String FROM_ONE_SOURCE = "limits.source_share=100%";

    /** The default of {@code limits.concurrent_requests}. */
    private static final int ALL = 256;

    private static final Pattern UNDER_WAY =
            Pattern.compile(
                    "steelyard_http_requests_in_progress\\{lane=\"ordinary\"} ([0-9]+)\\.0");

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    private Crowd() {}

    /**
     * Sends them, and waits until each is answered or worked on.
     *
     * @param metrics of the node
     */
    static Crowd of(Http http, String metrics, Supplier<Answer> request) {
        var crowd = new Crowd();
        for (int i = 0; i < ALL; i++) {
            crowd.threads.add(Thread.ofVirtual().start(() -> crowd.answers.add(request.get())));
        }
        ConnectedGuard.await(() -> crowd.answers.size() + underWay(http, metrics) >= ALL);
        return crowd;
    }

    private static int underWay(Http http, String metrics) {
        var text = http.send(HttpRequest.newBuilder(URI.create(metrics)).GET()).body();
        var figure = UNDER_WAY.matcher(text);
        if (!figure.find()) {
            throw new AssertionError("no such metric:\n" + text);
        }
        return Integer.parseInt(figure.group(1));
    }

    /** Those that came so far. */
    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Until all are answered. */
    @Override
    public void close() {
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
