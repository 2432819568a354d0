package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.apply.kind.IdentifierType;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the existing resources from the management API, each list once, for {@code steelyard
 * apply}.
 */
public final class ServerStateReader {
    private final ManagementApiClient api;
    private final Map<ApiRequest, List<JsonNode>> lists = new HashMap<>();

    public ServerStateReader(ManagementApiClient api) {
        this.api = api;
    }

    /** The resources of {@code parent}, without built-in ones. */
    public List<ExistingResource> all(ResourceKind kind, ResourceRef parent) {
        if (!parent.exists()) {
            return List.of();
        }
        return list(kind, kind.places().listed(parent)).stream()
                .filter(one -> isOf(kind, parent, one))
                .map(one -> known(kind, one))
                .toList();
    }

    /** The user with this address, if they belong to {@code parent}. */
    public List<ExistingResource> withAddress(ResourceKind kind, ResourceRef parent, String email) {
        if (!parent.exists()) {
            return List.of();
        }
        var listed = kind.places().listed(parent);
        var query = new LinkedHashMap<>(listed.query());
        query.put("email", email);
        var answer = done(api.call(new ApiRequest("GET", listed.path(), query, null, null)));
        return ManagementApiClient.elements(answer).stream().map(one -> known(kind, one)).toList();
    }

    /** A single object. */
    JsonNode one(String path) {
        return done(api.call(ApiRequest.get(path)));
    }

    /** The answer of a dry run; missing where it is refused. */
    public JsonNode tried(
            String method, String path, @Nullable Map<String, @Nullable Object> body) {
        var request = new ApiRequest(method, path, Map.of("dry_run", "true"), body, null);
        return switch (api.call(request)) {
            case ApiAnswer.Done(var answer) -> answer;
            // The step may be valid after earlier ones; else the server refuses it then.
            case ApiAnswer.Refused _ -> MissingNode.getInstance();
        };
    }

    /** The names in a list. */
    public List<String> names(ApiRequest request) {
        return lists
                .computeIfAbsent(
                        request, missing -> ManagementApiClient.elements(done(api.call(missing))))
                .stream()
                .map(one -> text(one, "name"))
                .toList();
    }

    private List<JsonNode> list(ResourceKind kind, ApiRequest request) {
        return lists.computeIfAbsent(
                request,
                missing ->
                        ManagementApiClient.elements(
                                done(
                                        kind.places().paged()
                                                ? api.all(missing.path(), missing.query())
                                                : api.call(missing))));
    }

    private static boolean isOf(ResourceKind kind, ResourceRef parent, JsonNode one) {
        var member = kind.places().member();
        boolean others =
                member != null && one.has(member) && !text(one, member).equals(parent.id());
        boolean builtIn = one.path("built_in").asBoolean(false) || one.path("authority").isNull();
        // A customer's own invitations: only the customer sees the address.
        boolean nameless = one.path(kind.naming()).isNull();
        return !others && !builtIn && !nameless;
    }

    private static ExistingResource known(ResourceKind kind, JsonNode one) {
        var name =
                kind.identity() == IdentifierType.OPERATION
                        ? text(one, "method") + " " + text(one, "path")
                        : text(one, one.has(kind.naming()) ? kind.naming() : "name");
        var id = text(one, one.has("_id") ? "_id" : one.has("user") ? "user" : "name");
        return new ExistingResource(kind, ResourceRef.known(name, id, version(one)), name, one);
    }

    /** Null: the API has none. */
    public static @Nullable Long version(JsonNode object) {
        var version = object.path("version");
        return version.isIntegralNumber() ? (Long) version.asLong() : null;
    }

    /**
     * @throws ServerRefusal the answer is a refusal
     */
    static JsonNode done(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Done(var body) -> body;
            case ApiAnswer.Refused refused -> throw new ServerRefusal(refused);
        };
    }

    public static String text(JsonNode object, String member) {
        return object.path(member).asString("");
    }
}
