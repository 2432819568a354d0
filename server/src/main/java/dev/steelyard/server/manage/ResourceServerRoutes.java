package dev.steelyard.server.manage;

import dev.steelyard.admin.resource.MadeResourceServer;
import dev.steelyard.admin.resource.ManageResourceServers;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.resource.Operation;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.Search;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.operations.model.ShownOnce;
import dev.steelyard.server.manage.openapi.Filters;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /resource-servers}. */
final class ResourceServerRoutes {
    private final ManageResourceServers servers;
    private final InstantSource clock;

    ResourceServerRoutes(ManageResourceServers servers, InstantSource clock) {
        this.servers = servers;
        this.clock = clock;
    }

    Reply list(Call call) {
        return Replies.all(
                call,
                servers.list(call.actor()),
                call.<ResourceServer, Search>passing(
                        Filters.QUERY,
                        (query, one) ->
                                query.in(one.name(), one.identifier()) || query.begins(one.id())),
                ResourceServerRoutes::json);
    }

    Reply create(Call call) {
        var body = call.body("identifier", "name", "standard");
        var identifier = body.string("identifier");
        var name = body.string("name");
        boolean standard = Objects.equals(body.bool("standard"), true);
        return Posted.made(
                call,
                actor -> servers.create(actor, identifier, name, standard),
                ResourceServerRoutes::made,
                "/resource-servers");
    }

    Reply get(Call call) {
        return Replies.one(
                call, servers.get(call.actor(), call.id("id")), ResourceServerRoutes::json);
    }

    Reply update(Call call) {
        var body = call.body("name", "standard");
        Id<ResourceServer> id = call.id("id");
        return Replies.one(
                call,
                servers.update(
                        call.actor(),
                        id,
                        body.optionalString("name").orElse(null),
                        body.bool("standard"),
                        call.expected()),
                ResourceServerRoutes::json);
    }

    Reply operations(Call call) {
        return Replies.all(
                call,
                servers.operations(call.actor(), call.id("id")),
                call.<Operation, String>passing(
                        Filters.PERMISSION,
                        (permission, one) -> permission.equals(one.permission())),
                ResourceServerRoutes::operation);
    }

    /** If-Match is about the resource server. */
    Reply replaceOperations(Call call) {
        Id<ResourceServer> id = call.id("id");
        var operations = operations(call.body("operations"), id);
        return call.isTry()
                ? Replies.tried(
                        call,
                        servers.tryOperations(call.actor(), id, operations, call.expected()),
                        ResourceServerRoutes::all)
                : Replies.all(
                        call,
                        servers.replaceOperations(call.actor(), id, operations, call.expected()),
                        ResourceServerRoutes::operation);
    }

    Reply secrets(Call call) {
        return Replies.all(
                call,
                servers.secrets(call.actor(), call.id("id")),
                CredentialJson.wanted(call, clock),
                CredentialJson::of);
    }

    Reply secret(Call call) {
        Id<ResourceServer> id = call.id("id");
        return Replies.one(
                call, servers.secret(call.actor(), id, call.id("credential")), CredentialJson::of);
    }

    Reply addSecret(Call call) {
        var command = CredentialJson.created(call);
        Id<ResourceServer> id = call.id("id");
        return Posted.made(
                call,
                actor -> servers.addSecret(actor, id, command),
                CredentialJson::made,
                "/resource-servers/" + id + "/secrets");
    }

    Reply updateSecret(Call call) {
        var body = call.body("expires");
        if (!body.has("expires")) {
            throw ApiError.invalid("expires", "A time, or null for never; it is missing");
        }
        Id<ResourceServer> id = call.id("id");
        return Replies.one(
                call,
                servers.endSecret(
                        call.actor(),
                        id,
                        call.id("credential"),
                        body.time("expires"),
                        call.expected()),
                CredentialJson::of);
    }

    Reply deleteSecret(Call call) {
        call.noBody();
        Id<ResourceServer> id = call.id("id");
        return Replies.one(
                call,
                servers.retireSecret(call.actor(), id, call.id("credential"), call.expected()),
                CredentialJson::of);
    }

    private static List<Operation> operations(Body body, Id<ResourceServer> id) {
        return body.objects("operations", "method", "path", "permission").stream()
                .map(
                        one ->
                                new Operation(
                                        id,
                                        one.string("method"),
                                        one.string("path"),
                                        one.optionalString("permission").orElse(null)))
                .toList();
    }

    private static Map<String, @Nullable Object> json(ResourceServer server) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_id", server.id().hex());
        json.put("identifier", server.identifier());
        json.put("name", server.name());
        json.put("standard", server.standard());
        json.put("built_in", server.builtIn());
        json.put("version", server.version());
        return json;
    }

    private static Map<String, @Nullable Object> made(MadeResourceServer made) {
        var json = json(made.resourceServer());
        json.put("client_secret", new ShownOnce(made.secret().reveal()));
        return json;
    }

    private static Map<String, @Nullable Object> all(List<Operation> operations) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("data", operations.stream().map(ResourceServerRoutes::operation).toList());
        json.put("next", null);
        return json;
    }

    private static Map<String, @Nullable Object> operation(Operation operation) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("method", operation.method());
        json.put("path", operation.path());
        json.put("permission", operation.permission());
        return json;
    }
}
