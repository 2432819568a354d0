package dev.steelyard.server;

import dev.steelyard.domain.id.IdGenerator;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestLimits;
import dev.steelyard.http.route.ErrorConversion;
import dev.steelyard.http.route.Lane;
import dev.steelyard.http.route.Route;
import dev.steelyard.http.server.HttpServer;
import dev.steelyard.http.server.HttpSettings;
import dev.steelyard.http.server.ReplyObserver;
import dev.steelyard.http.source.Proxies;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A server of which many want something at once: what they wait for goes on when it is let go. */
final class Crowd implements AutoCloseable {
    static final int LARGE = 64 * 1024 * 1024;

    final Semaphore underWay = new Semaphore(0);
    private final CountDownLatch let = new CountDownLatch(1);
    private final HttpServer server;

    /** In which one source may hold all. */
    Crowd(int concurrent, int connections, Duration arrival) {
        this(concurrent, connections, arrival, 100, Proxies.NONE);
    }

    Crowd(int concurrent, int connections, Duration arrival, int sourceShare, Proxies proxies) {
        server =
                HttpServer.start(
                        new HttpSettings(
                                "127.0.0.1",
                                0,
                                null,
                                proxies,
                                new RequestLimits(
                                        64 * 1024,
                                        16 * 1024,
                                        100,
                                        concurrent,
                                        connections,
                                        8,
                                        arrival,
                                        sourceShare)),
                        List.of(
                                Route.get("/wait", _ -> await()),
                                Route.get("/guard/wait", _ -> await()).in(Lane.GUARDS),
                                Route.post("/quick", _ -> said("quick")),
                                Route.get("/quick", _ -> said("quick")),
                                Route.get("/guard/quick", _ -> said("guard")).in(Lane.GUARDS),
                                Route.get("/listen", this::listen),
                                Route.get("/up", _ -> said("up")).in(Lane.ALWAYS),
                                Route.get(
                                        "/page",
                                        ErrorConversion.of(
                                                _ -> said("page"),
                                                (_, error) -> Reply.html(error.status(), "<p>"))),
                                Route.get("/large", _ -> large())),
                        Map.of("/api", (_, error) -> Reply.json(error.status(), Map.of("api", 1))),
                        new IdGenerator(InstantSource.system(), new SecureRandom()),
                        ReplyObserver.NONE);
    }

    private Reply await() {
        underWay.release();
        try {
            let.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return said("waited");
    }

    private Reply listen(Request request) {
        return Reply.stream(request.query().get("by").orElseThrow(), "text/plain", this::listen);
    }

    private void listen(OutputStream out) throws IOException {
        out.write('x');
        out.flush();
        await();
    }

    private static Reply said(String what) {
        return Reply.json(200, Map.of("said", what));
    }

    private static Reply large() {
        return Reply.of(200, "application/octet-stream", new byte[LARGE]);
    }

    int port() {
        return server.port();
    }

    Raw raw() {
        return new Raw(server.port());
    }

    void letGo() {
        let.countDown();
    }

    @Override
    public void close() {
        letGo();
        server.close();
    }
}
