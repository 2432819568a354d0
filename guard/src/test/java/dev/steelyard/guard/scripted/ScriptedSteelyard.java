package dev.steelyard.guard.scripted;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.steelyard.testkit.ScriptedRequest;
import dev.steelyard.testkit.ScriptedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An authorization server as a guard sees it. What it says is set by the test, and can be wrong.
 */
public final class ScriptedSteelyard implements AutoCloseable {
    public static final String RESOURCE_SERVER = "665f99";
    public static final String SECRET = "sy_sk_secret";

    private final Map<String, Map<String, Object>> states = new ConcurrentHashMap<>();
    private final List<Map<String, Object>> changes = new CopyOnWriteArrayList<>();

    /** Answers that stand in for the scripted ones, by path. */
    public final Map<String, String> broken = new ConcurrentHashMap<>();

    public final List<Map<String, Object>> applications = new CopyOnWriteArrayList<>();
    public final List<String> origins = new CopyOnWriteArrayList<>();
    public final Map<String, Object> discovery = new ConcurrentHashMap<>();
    public volatile String jwks = "{\"keys\":[]}";
    public volatile int invitationStatus = 201;
    public volatile String invitation =
            "{\"_id\":\"665fee\",\"link\":\"https://x/i\",\"expires\":\"2026-12-01T00:00:00.000Z\"}";
    public volatile String lastInvitation = "";
    public volatile String lastApplications = "";

    /** What guards reported; their reports are unknown here where this is null. */
    public volatile @Nullable List<String> reports;

    public volatile long confirmedAge;
    public volatile boolean down;
    public volatile boolean reset;

    /** What a stream of changes sends, event by event; null: a server that has none. */
    public volatile @Nullable BlockingQueue<String> streamed;

    /** Sent in place of an event, it ends the stream. */
    public static final String END = "end";

    /** The query of the last stream that was asked for. */
    public volatile @Nullable String streamQuery;

    /** Answers about origins wait for it. */
    public volatile CountDownLatch originsAnswered = new CountDownLatch(0);

    /** Answers about states wait for it, once it is seen what they are. */
    public volatile CountDownLatch statesAnswered = new CountDownLatch(0);

    /** A call for states that names it is answered 400. */
    public volatile String malformed = "none";

    private final AtomicInteger seq = new AtomicInteger(1000);
    private final ScriptedServer http;

    public ScriptedSteelyard() {
        this(0);
    }

    public ScriptedSteelyard(int port) {
        this(port, null);
    }

    /**
     * @param tls null: plain http
     */
    public ScriptedSteelyard(int port, @Nullable SSLContext tls) {
        http = new ScriptedServer(port, tls, this::handle);
        discovery.put("issuer", issuer().toString());
        discovery.put("jwks_uri", issuer() + "/jwks");
        discovery.put("steelyard_guard_endpoint", http.url() + "/guard/v1");
    }

    public int port() {
        return http.port();
    }

    public URI issuer() {
        return URI.create(http.url() + "/oidc");
    }

    /** How often a path was called. */
    public int calls(String path) {
        return http.calls(path);
    }

    public long head() {
        return seq.get();
    }

    /** Puts a state without telling anybody. */
    public void put(Map<String, Object> state) {
        states.put(key(state), state);
    }

    /** What is said in place of the state of that client. */
    public void replace(String client, Map<String, Object> state) {
        states.put(client + "/null", state);
    }

    private static String key(Map<String, Object> principal) {
        Object subject = principal.get("subject");
        return principal.get("client") + "/" + (subject == null ? principal.get("user") : subject);
    }

    /** Numbers a change and tells it to whoever asks. */
    public long change(@Nullable Map<String, Object> revoked, String... keys) {
        Map<String, Object> change = new LinkedHashMap<>();
        int number = seq.incrementAndGet();
        change.put("seq", number);
        change.put("keys", List.of(keys));
        if (revoked != null) change.put("revoked", revoked);
        changes.add(change);
        return number;
    }

    /** Numbers a change that this API isn't told. */
    public long changeElsewhere() {
        return seq.incrementAndGet();
    }

    public void head(int number) {
        seq.set(number);
        changes.clear();
    }

    private void handle(ScriptedRequest request) throws IOException {
        String path = request.path();
        if (down) {
            request.json(503, "{}");
        } else if (broken.containsKey(path)) {
            request.json(200, broken.get(path));
        } else if (path.startsWith("/guard/") && !authenticated(request)) {
            request.json(401, "{}");
        } else {
            respond(request, path, request.body());
        }
    }

    private void respond(ScriptedRequest request, String path, String body) throws IOException {
        switch (path) {
            case "/oidc/.well-known/openid-configuration" -> request.json(200, json(discovery));
            case "/oidc/jwks" -> request.json(200, jwks);
            case "/guard/v1/states" -> {
                String found = json(states(body));
                await(statesAnswered);
                boolean refused = body.contains('"' + malformed + '"');
                request.json(refused ? 400 : 200, refused ? "{}" : found);
            }
            case "/guard/v1/changes" -> request.json(200, json(changes(request)));
            case "/guard/v1/changes/stream" -> {
                BlockingQueue<String> events = streamed;
                if (events == null) request.json(404, "{}");
                else stream(request, events);
            }
            case "/guard/v1/applications" -> {
                lastApplications = body;
                request.json(200, json(Map.of("applications", applications)));
            }
            case "/guard/v1/origins" ->
                    request.json(200, json(origin(Objects.requireNonNull(request.query()))));
            case "/guard/v1/invitations" -> {
                lastInvitation = body;
                request.json(invitationStatus, invitation);
            }
            case "/guard/v1/reports" -> {
                List<String> taken = reports;
                if (taken != null) taken.add(body);
                request.json(taken == null ? 404 : 200, "{}");
            }
            default -> request.json(404, "no such path");
        }
    }

    /** An event of a stream, in the protocol's words. */
    public static String event(String name, long id, String data) {
        return "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }

    private void stream(ScriptedRequest request, BlockingQueue<String> events) throws IOException {
        streamQuery = request.query();
        try (OutputStream out = request.stream("text/event-stream")) {
            String event;
            while (!(event = events.take()).equals(END)) {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void await(CountDownLatch answered) throws IOException {
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private Map<String, Object> origin(String query) throws IOException {
        await(originsAnswered);
        boolean registered = origins.contains(query.substring("origin=".length()));
        return Map.of("as_of", seq.get(), "registered", registered);
    }

    private Map<String, Object> states(String body) {
        List<Object> found = new ArrayList<>();
        for (Map<String, Object> principal : principals(body)) {
            Map<String, Object> state = states.get(key(principal));
            found.add(state == null ? unknown(principal) : state);
        }
        return Map.of("as_of", seq.get(), "states", found);
    }

    private static Map<String, Object> unknown(Map<String, Object> principal) {
        Map<String, Object> state = new HashMap<>(principal);
        state.put("live", false);
        state.put("reason", "client_unknown");
        state.put("depends", List.of("client:" + principal.get("client")));
        return state;
    }

    private static Map<String, Object>[] principals(String body) {
        try {
            return JSONObjectUtils.getJSONObjectArray(JSONObjectUtils.parse(body), "principals");
        } catch (java.text.ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<String, Object> changes(ScriptedRequest request) {
        String query = request.query();
        long after = query == null ? seq.get() : Long.parseLong(query.replace("after=", ""));
        List<Map<String, Object>> page =
                changes.stream()
                        .filter(c -> c.get("seq") instanceof Integer n && n > after)
                        .limit(1000)
                        .toList();
        Map<String, Object> answer = new HashMap<>();
        answer.put("head", seq.get());
        answer.put("confirmed_age_ms", confirmedAge);
        answer.put("reset", reset);
        answer.put("changes", reset ? List.of() : page);
        return answer;
    }

    private static boolean authenticated(ScriptedRequest request) {
        String pair = RESOURCE_SERVER + ":" + SECRET;
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return ("Basic " + basic).equals(request.header("Authorization"));
    }

    private static String json(Map<String, ?> map) {
        return JSONObjectUtils.toJSONString(map);
    }

    @Override
    public void close() {
        http.close();
    }
}
