package dev.steelyard.server.manage;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.operation.PathTemplate;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Head;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.route.Answers;
import dev.steelyard.http.route.Route;
import dev.steelyard.server.manage.openapi.ApiDescription;
import dev.steelyard.server.manage.openapi.Described;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.settings.ServerSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The management API, ready to be mounted. Thread-safe. */
public final class ManagementApi {
    /** Where it is mounted. */
    public static final String BASE = "/api/v1";

    private final List<ManagementRoute> routes;
    private final Callers callers;
    private final Runnable afterWrites;
    private final RefusedActs refusals;
    private final UnderWay underWay = new UnderWay();

    private ManagementApi(
            List<ManagementRoute> routes,
            Callers callers,
            Runnable afterWrites,
            RefusedActs refusals) {
        this.routes = routes;
        this.callers = callers;
        this.afterWrites = afterWrites;
        this.refusals = refusals;
    }

    /**
     * @param afterWrites brings this node's caches up to date, so that whoever was answered finds
     *     what it changed
     * @param guard builds the guard of this API, given what it can do; which permission each
     *     operation needs is the domain's to decide, so here any good token will do
     */
    public static List<Route> of(
            Management management,
            InstantSource clock,
            ServerSettings settings,
            Runnable afterWrites,
            Function<Operations, Guard> guard,
            RefusalWriter refusals) {
        var routes = ManagementRoutes.of(management, clock, settings);
        var operations =
                Operations.of(
                        routes.stream()
                                .map(
                                        route ->
                                                new Operation(
                                                        route.method(),
                                                        PathTemplate.parse(
                                                                BASE
                                                                        + GuardedPaths.template(
                                                                                route.path())),
                                                        null,
                                                        false))
                                .toList());
        return new ManagementApi(
                        routes,
                        new Callers(guard.apply(operations)),
                        afterWrites,
                        new RefusedActs(refusals))
                .mounted();
    }

    private List<Route> mounted() {
        var description = Json.MAPPER.writeValueAsBytes(ApiDescription.document(BASE));
        return Stream.concat(
                        Stream.of(
                                Route.get(
                                        BASE + ApiDescription.PATH,
                                        _ -> Reply.of(200, "application/json", description))),
                        routes.stream().map(this::mounted))
                .toList();
    }

    private Route mounted(ManagementRoute route) {
        var operation = ApiDescription.operation(route.method(), route.path());
        return new Route(
                route.method(),
                BASE + route.path(),
                Answers.of(request -> answer(route, operation, request), ManagementApi::refuse));
    }

    private Reply answer(ManagementRoute route, Described operation, Request request) {
        return switch (callers.of(request)) {
            case Callers.Caller.Refused(var refusal) ->
                    ApiError.reply(
                                    request,
                                    refusal.status(),
                                    refusal.code().code(),
                                    refusal.message(),
                                    null)
                            .with(refusal.headers());
            case Callers.Caller.Known(var actor, var variables) -> {
                try {
                    var call =
                            new Call(
                                    request,
                                    actor,
                                    variables,
                                    operation,
                                    underWay,
                                    () -> present(route, request, actor, variables),
                                    refusals);
                    call.checkQuery();
                    call.checkMatch();
                    var reply = route.handler().handle(call);
                    if (!route.method().equals("GET")) {
                        afterWrites.run();
                    }
                    yield reply;
                } catch (ApiError e) {
                    yield e.reply(request);
                }
            }
        };
    }

    /**
     * As this caller would read it: at the same path, or at that of the thing which an act is on.
     */
    private Optional<JsonNode> present(
            ManagementRoute route, Request request, Actor actor, Map<String, String> variables) {
        var path = route.path();
        var above = path.substring(0, path.lastIndexOf('/'));
        return reading(path)
                .or(() -> reading(above))
                .map(
                        reading ->
                                reading.handler()
                                        .handle(
                                                new Call(
                                                        request,
                                                        actor,
                                                        variables,
                                                        ApiDescription.operation(
                                                                "GET", reading.path()),
                                                        underWay,
                                                        Optional::empty,
                                                        refusals)))
                .filter(reply -> reply.status() == 200)
                .map(reply -> Json.MAPPER.readTree(reply.body()));
    }

    private Optional<ManagementRoute> reading(String path) {
        return routes.stream()
                .filter(one -> one.method().equals("GET") && one.path().equals(path))
                .findFirst();
    }

    /** What was found wrong outside of the API's own operations, in this API's form. */
    public static Reply refuse(Head request, OAuthError error) {
        return ApiError.reply(
                request, error.status(), EarlyCode.of(error), error.description(), null);
    }
}
