package dev.steelyard.cli.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * HTTP client of the management API ({@code /api/v1}), with the access tokens of one user or
 * client.
 */
public final class ManagementApiClient {
    private static final String MOST_OF_A_PAGE = "200";
    private static final String LINES = "application/jsonl";

    /** Only the query of the URL is used: the token goes nowhere else. */
    private static final Pattern NEXT = Pattern.compile("<[^>?]*\\?([^>]*)>; *rel=\"?next\"?");

    /** RFC 9470, section 3. */
    private static final Pattern DEMANDED_AGE = Pattern.compile("max_age=\"(\\d{1,9})\"");

    /** The server's {@code Retry-After}. */
    /** The code of a login that was ended, such as by a new password. */
    private static final String REVOKED = "token_revoked";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServerAddress address;
    private final Http http;
    private final TokenSource tokens;

    public ManagementApiClient(ServerAddress address, Http http, TokenSource tokens) {
        this.address = address;
        this.http = http;
        this.tokens = tokens;
    }

    public ServerAddress address() {
        return address;
    }

    /**
     * Sends a request and reads the answer.
     *
     * @throws ClientFailure no answer, or not from Steelyard; no login
     */
    public ApiAnswer call(ApiRequest request) {
        var answer = send(request);
        var maxAge = demandedAge(answer);
        if (maxAge == null) {
            return read(answer);
        }
        return prove(maxAge) ? read(send(request)) : tooOld(read(answer), maxAge);
    }

    /**
     * Lets the user log in again where the login is older than {@code maxAge} (RFC 9470).
     *
     * @return false: no user is there to be asked
     * @throws ClientFailure the login was refused
     */
    public boolean prove(Duration maxAge) {
        return tokens.prove(maxAge);
    }

    private Http.Answer send(ApiRequest request) {
        return request.method().equals("POST") ? once(request) : http.send(unsent(request));
    }

    /** The maximum age of login that a refusal demands; null: it demands none. */
    private static @Nullable Duration demandedAge(Http.Answer answer) {
        if (answer.status() != 401
                || !"login_too_old".equals(text(answer.body().path("error"), "code"))) {
            return null;
        }
        var challenge = answer.headers().firstValue("www-authenticate").map(DEMANDED_AGE::matcher);
        return challenge.isPresent() && challenge.get().find()
                ? Duration.ofSeconds(Long.parseLong(challenge.get().group(1)))
                : null;
    }

    private static ApiAnswer tooOld(ApiAnswer answer, Duration maxAge) {
        return answer instanceof ApiAnswer.Refused refused
                ? refused.saying(demand(maxAge))
                : answer;
    }

    private static String words(Duration age) {
        var minutes = age.toMinutes();
        var number = minutes == 0 ? age.toSeconds() : minutes;
        return number + (minutes == 0 ? " second" : " minute") + (number == 1 ? "" : "s");
    }

    /** The sentence that demands a recent login of a user who can't be asked. */
    public static String demand(Duration maxAge) {
        return "This needs a login that is at most "
                + words(maxAge)
                + " old: `steelyard login --fresh`, then repeat the command";
    }

    private HttpRequest.Builder unsent(ApiRequest request) {
        var unsent = to(request.method(), request.target());
        var version = request.ifVersion();
        if (version != null) {
            unsent.header("If-Match", "\"" + version + "\"");
        }
        var body = request.body();
        return body == null
                ? unsent.method(request.method(), BodyPublishers.noBody())
                : unsent.header("Content-Type", "application/json")
                        .method(
                                request.method(),
                                BodyPublishers.ofByteArray(Http.JSON.writeValueAsBytes(body)));
    }

    /** A new idempotency key makes a repetition safe: the server acts once. */
    private Http.Answer once(ApiRequest request) {
        var key = UUID.randomUUID().toString();
        // Made anew for each attempt: a proof that the token is the sender's serves once.
        Supplier<HttpRequest.Builder> unsent = () -> unsent(request).header("Idempotency-Key", key);
        var answer = http.sendSafely(unsent);
        for (int more = 0; more < 5 && isUnderWay(answer); more++) {
            pause();
            answer = http.sendSafely(unsent);
        }
        return answer;
    }

    /** Whether the server still works on a first attempt whose connection broke. */
    private static boolean isUnderWay(Http.Answer answer) {
        return answer.status() == 409
                && "idempotency_key_in_use".equals(text(answer.body().path("error"), "code"));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Reads all pages of an answer in JSON Lines, in order; the last answer or the refusal.
     *
     * @param pages gets the bytes of each page
     * @throws ClientFailure as {@link #call}
     */
    public ApiAnswer lines(ApiRequest request, Consumer<byte[]> pages) {
        var query = request.query();
        while (true) {
            var target = new ApiRequest("GET", request.path(), query, null, null).target();
            var answer = http.bytes(to("GET", target), LINES + ", application/json");
            if (!answer.headers().firstValue("content-type").orElse("").equals(LINES)) {
                return read(Http.Answer.of(answer));
            }
            pages.accept(answer.body());
            var next = answer.headers().firstValue("link").map(NEXT::matcher);
            if (next.isEmpty() || !next.get().matches()) {
                return new ApiAnswer.Done(MissingNode.getInstance());
            }
            query = ApiRequest.query(next.get().group(1));
        }
    }

    private HttpRequest.Builder to(String method, String target) {
        var uri = URI.create(address.api() + target);
        var unsent = HttpRequest.newBuilder(uri);
        tokens.token().authorize(unsent, method, uri);
        return unsent;
    }

    /** A list with the elements of all its pages in one envelope, or the refusal. */
    public ApiAnswer all(String path, Map<String, String> filters) {
        return pages(path, filters, Integer.MAX_VALUE);
    }

    /**
     * A list with the elements of its first pages in one envelope, or the refusal.
     *
     * @param most the maximum of pages
     */
    public ApiAnswer pages(String path, Map<String, String> filters, int most) {
        var elements = new ArrayList<JsonNode>();
        var query = new LinkedHashMap<>(filters);
        query.put("limit", MOST_OF_A_PAGE);
        for (int page = 1; ; page++) {
            var answer = call(new ApiRequest("GET", path, Map.copyOf(query), null, null));
            if (!(answer instanceof ApiAnswer.Done(var body))) {
                return answer;
            }
            elements.addAll(elements(body));
            var next = next(body);
            if (next == null || page == most) {
                return new ApiAnswer.Done(whole(body, elements));
            }
            query.put("after", next);
        }
    }

    /** The last page with the elements of all pages. */
    private static JsonNode whole(JsonNode last, List<JsonNode> elements) {
        return last instanceof ObjectNode envelope
                ? envelope.set("data", Http.JSON.createArrayNode().addAll(elements))
                : last;
    }

    /** The elements of an answer that is a list. */
    public static List<JsonNode> elements(JsonNode list) {
        return List.copyOf(list.path("data").values());
    }

    /** The start of the next page of a list; null: this is the last. */
    public static @Nullable String next(JsonNode list) {
        var next = list.path("next");
        return next.isString() ? next.stringValue() : null;
    }

    private ApiAnswer read(Http.Answer answer) {
        var body = answer.body();
        if (answer.status() >= 200 && answer.status() < 300) {
            return new ApiAnswer.Done(body);
        }
        var error = body.path("error");
        var refused = refused(answer.status(), error);
        if (refused == null) {
            throw new ClientFailure(
                    "what answers at "
                            + address.api()
                            + " (status "
                            + answer.status()
                            + ") is not Steelyard's management API: is --server right?");
        }
        return refused.code().equals(REVOKED)
                ? refused.saying("The token was revoked: " + tokens.renewal())
                : refused;
    }

    private static ApiAnswer.@Nullable Refused refused(int status, JsonNode error) {
        var code = text(error, "code");
        var message = text(error, "message");
        return code == null || message == null
                ? null
                : new ApiAnswer.Refused(
                        status,
                        code,
                        message,
                        text(error, "field"),
                        error.path("version").isIntegralNumber()
                                ? (Long) error.path("version").asLong()
                                : null,
                        error.path("changes").values().stream()
                                .map(ManagementApiClient::change)
                                .toList(),
                        text(error, "reference"));
    }

    private static ApiAnswer.Change change(JsonNode change) {
        return new ApiAnswer.Change(
                change.path("field").asString(""), change.path("sent"), change.path("current"));
    }

    private static @Nullable String text(JsonNode object, String member) {
        var value = object.path(member);
        return value.isString() ? value.stringValue() : null;
    }
}
