import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.GuardFeed;
import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.helidon.ConnectionCloser;
import dev.steelyard.guard.helidon.GuardFilter;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.web.WebGuard;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small API behind the guard. Its weighings are kept in memory, by application. */
class WeighingApi {
    private static final String OPERATIONS =
            """
            GET  /{application}/weighings  weighings:read
            POST /{application}/weighings  weighings:write
            """;

    private final Map<String, List<String>> weighings = new ConcurrentHashMap<>();

    public static void main(String[] arguments) {
        var clock = InstantSource.system();
        var settings =
                FeedSettings.of(
                        URI.create(System.getenv("STEELYARD_ISSUER")),
                        System.getenv("API_ID"),
                        System.getenv("API_SECRET"));
        var guard =
                Guard.builder()
                        .feed(GuardFeed.connect(settings, clock))
                        .audience("http://localhost:8090")
                        .operations(Operations.parse(OPERATIONS))
                        .announced()
                        .build();
        var filter = new GuardFilter(new WebGuard(guard, CertificateReader.NONE, clock));
        var api = new WeighingApi();
        WebServer.builder()
                .host("127.0.0.1")
                .port(8090)
                .routing(
                        routes ->
                                routes.addFilter(new ConnectionCloser())
                                        .addFilter(filter)
                                        .get("/{application}/weighings", api::list)
                                        .post("/{application}/weighings", api::add))
                .build()
                .start();
    }

    private void list(ServerRequest request, ServerResponse response) {
        response.send(String.join("\n", of(request)) + "\n");
    }

    private void add(ServerRequest request, ServerResponse response) {
        of(request).add(request.content().as(String.class));
        response.status(201).send("recorded\n");
    }

    /** The guard has compared the application of the path with that of the token. */
    private List<String> of(ServerRequest request) {
        var allowed = request.context().get(Decision.Allowed.class).orElseThrow();
        var application = allowed.variables().get("application");
        return weighings.computeIfAbsent(
                application, _ -> new CopyOnWriteArrayList<>(List.of("hay 12.4 t")));
    }
}
