package dev.steelyard.demo;

import dev.steelyard.demo.data.CollectionStore;
import dev.steelyard.demo.data.Database;
import dev.steelyard.demo.data.DocumentStore;
import dev.steelyard.demo.data.ParameterStore;
import dev.steelyard.demo.data.SampleDataCreator;
import dev.steelyard.demo.http.AnswerWriter;
import dev.steelyard.demo.http.Dispatch;
import dev.steelyard.demo.http.Routes;
import dev.steelyard.demo.weighing.AccessRoutes;
import dev.steelyard.demo.weighing.CollectionRoutes;
import dev.steelyard.demo.weighing.DocumentRoutes;
import dev.steelyard.demo.weighing.InvitationRoute;
import dev.steelyard.demo.weighing.ParameterRoute;
import dev.steelyard.demo.weighing.StockRoute;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.helidon.ConnectionCloser;
import dev.steelyard.guard.helidon.ErrorResponseWriter;
import dev.steelyard.guard.helidon.GuardFilter;
import dev.steelyard.guard.helidon.TransportErrorHandler;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.web.WebGuard;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** The running demo API, with its database, its guard and its web server. */
public final class DemoServer implements AutoCloseable {
    private static final int MAXIMUM_BODY = 64 * 1024;
    private static final int MAXIMUM_HEADERS = 16 * 1024;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final String COLLECTION = "/{application}/collections/{collection}";

    private final Database database;
    private final GuardFeed feed;
    private final WebServer web;

    private DemoServer(Database database, GuardFeed feed, WebServer web) {
        this.database = database;
        this.feed = feed;
        this.web = web;
    }

    /** Starts it; the authorization server needn't be up. */
    public static DemoServer start(DemoOptions options, InstantSource clock) {
        Operations operations = Operations.parse(operations());
        Database database = new Database(options.data());
        GuardFeed feed =
                GuardFeed.connect(
                        FeedSettings.of(
                                        options.issuer(),
                                        options.resourceServer(),
                                        options.secret())
                                .withPoll(options.poll())
                                .withTrustedCertificates(options.trusted()),
                        clock);
        Guard guard =
                Guard.builder()
                        .audience(options.audience())
                        .feed(feed)
                        .operations(operations)
                        .announced()
                        .provider(Crypto.provider())
                        .clock(clock)
                        .build();
        ErrorResponseWriter errors = new ErrorResponseWriter(clock);
        AnswerWriter answers = new AnswerWriter(clock, errors);
        Routes routes = Routes.of(operations, routes(guard, feed, database, clock));
        WebServer web =
                WebServer.builder()
                        .host(options.host())
                        .port(options.port())
                        .maxPayloadSize(MAXIMUM_BODY)
                        .connectionOptions(socket -> socket.readTimeout(READ_TIMEOUT))
                        .idleConnectionTimeout(IDLE_TIMEOUT)
                        .idleConnectionPeriod(IDLE_TIMEOUT.dividedBy(2))
                        .addProtocol(Http1Config.builder().maxHeadersSize(MAXIMUM_HEADERS).build())
                        .directHandlers(TransportErrorHandler.handlers(clock))
                        .routing(
                                http ->
                                        http.addFilter(new ConnectionCloser())
                                                .addFilter(
                                                        new GuardFilter(
                                                                new WebGuard(
                                                                        guard,
                                                                        options.certificates(),
                                                                        clock)))
                                                .any(new Dispatch(routes, answers)))
                        .build()
                        .start();
        if (!web.isRunning()) {
            throw new IllegalStateException(
                    "can't listen at "
                            + options.host()
                            + ":"
                            + options.port()
                            + "; does something else?");
        }
        return new DemoServer(database, feed, web);
    }

    private static Map<String, Routes.Route> routes(
            Guard guard, GuardFeed feed, Database database, InstantSource clock) {
        CollectionStore collections = new CollectionStore(database);
        DocumentStore documents = new DocumentStore(database, clock);
        SampleDataCreator sample = new SampleDataCreator(database, collections, documents);
        var access = new AccessRoutes(guard);
        var collection = new CollectionRoutes(collections, sample);
        var document = new DocumentRoutes(collections, documents, sample);
        var invite = new InvitationRoute(feed.invitations());
        var parameter = new ParameterRoute(new ParameterStore(database));
        return Map.of(
                "GET /access",
                access::access,
                "GET /{application}",
                access::application,
                "GET /{application}/collections",
                collection::list,
                "GET " + COLLECTION,
                collection::get,
                "GET " + COLLECTION + "/documents",
                document::list,
                "POST " + COLLECTION + "/documents",
                document::add,
                "GET " + COLLECTION + "/documents/{document}",
                document::get,
                "GET /{application}/store",
                new StockRoute()::list,
                "POST /{application}/invite",
                invite::invite,
                "POST /{application}/parameters",
                parameter::set);
    }

    private static String operations() {
        try (InputStream file = DemoServer.class.getResourceAsStream("operations.txt")) {
            if (file == null) throw new IllegalStateException("operations.txt is not in the jar");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        web.stop();
        feed.close();
        database.close();
    }
}
