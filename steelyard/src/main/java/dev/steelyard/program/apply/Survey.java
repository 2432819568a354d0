package dev.steelyard.program.apply;

import dev.steelyard.program.apply.Platform.Ceiling;
import dev.steelyard.program.apply.Platform.Operation;
import dev.steelyard.program.apply.Platform.Permission;
import dev.steelyard.program.apply.Platform.Template;
import dev.steelyard.program.apply.Present.KnownCeiling;
import dev.steelyard.program.apply.Present.KnownPermission;
import dev.steelyard.program.apply.Present.KnownServer;
import dev.steelyard.program.apply.Present.KnownTemplate;
import dev.steelyard.program.client.Api;
import dev.steelyard.program.client.ApiAnswer;
import dev.steelyard.program.client.ApiRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks at what the server has. */
final class Survey {
    private final Api api;

    private Survey(Api api) {
        this.api = api;
    }

    /**
     * @throws ServerRefusal it may not be looked at
     * @throws FileProblem a ceiling of somebody whom the server doesn't know
     */
    static Present of(Api api, Platform platform) {
        var survey = new Survey(api);
        var server = survey.server(platform);
        return new Present(
                server,
                survey.permissions(),
                server == null ? List.of() : survey.operations(server.id()),
                platform.templates() == null ? Map.of() : survey.templates(),
                survey.ceilings(platform.ceilings()));
    }

    private @Nullable KnownServer server(Platform platform) {
        var wanted = platform.server();
        return wanted == null
                ? null
                : list("/resource-servers").stream()
                        .filter(one -> text(one, "identifier").equals(wanted.identifier()))
                        .map(
                                one ->
                                        new KnownServer(
                                                text(one, "_id"),
                                                new Platform.Server(
                                                        text(one, "identifier"),
                                                        text(one, "name"),
                                                        one.path("standard").asBoolean(false)),
                                                version(one)))
                        .findFirst()
                        .orElse(null);
    }

    private Map<String, KnownPermission> permissions() {
        var permissions = new LinkedHashMap<String, KnownPermission>();
        for (var one : list("/permissions")) {
            var permission =
                    new Permission(
                            text(one, "name"),
                            text(one, "label"),
                            texts(one, "holders"),
                            text(one, "surface"),
                            one.path("special").asBoolean(false));
            permissions.put(
                    permission.name(),
                    new KnownPermission(permission, text(one, "resource_server"), version(one)));
        }
        return permissions;
    }

    private List<Operation> operations(String server) {
        return list("/resource-servers/" + server + "/operations").stream()
                .map(
                        one ->
                                new Operation(
                                        text(one, "method"),
                                        text(one, "path"),
                                        one.path("permission").isString()
                                                ? text(one, "permission")
                                                : null))
                .toList();
    }

    private Map<String, KnownTemplate> templates() {
        var templates = new LinkedHashMap<String, KnownTemplate>();
        for (var one : list("/templates")) {
            var template =
                    new Template(
                            text(one, "name"), text(one, "description"), texts(one, "permissions"));
            templates.put(template.name(), new KnownTemplate(template, version(one)));
        }
        return templates;
    }

    private Map<Ceiling, KnownCeiling> ceilings(List<Ceiling> wanted) {
        var ceilings = new LinkedHashMap<Ceiling, KnownCeiling>();
        for (var kind : Platform.Holder.values()) {
            if (wanted.stream().noneMatch(ceiling -> ceiling.kind() == kind)) {
                continue;
            }
            var path =
                    switch (kind) {
                        case RESELLER -> "/resellers";
                        case APPLICATION -> "/applications";
                    };
            var holders = new Holders(kind, done(api.all(path, Map.of())));
            wanted.stream()
                    .filter(ceiling -> ceiling.kind() == kind)
                    .forEach(
                            ceiling -> {
                                var at = path + "/" + holders.id(ceiling.holder()) + "/ceiling";
                                ceilings.put(
                                        ceiling,
                                        new KnownCeiling(
                                                at,
                                                texts(
                                                        done(api.call(ApiRequest.get(at))),
                                                        "permissions")));
                            });
        }
        return ceilings;
    }

    private List<JsonNode> list(String path) {
        return Api.elements(done(api.call(ApiRequest.get(path))));
    }

    static JsonNode done(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Done(var body) -> body;
            case ApiAnswer.Refused refused -> throw new ServerRefusal(refused);
        };
    }

    static String text(JsonNode object, String member) {
        return object.path(member).asString("");
    }

    private static Set<String> texts(JsonNode object, String member) {
        return object.path(member).values().stream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long version(JsonNode object) {
        return object.path("version").asLong();
    }
}
