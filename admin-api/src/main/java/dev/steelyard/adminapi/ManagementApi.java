package dev.steelyard.adminapi;

import dev.steelyard.admin.Management;
import dev.steelyard.admin.binding.Bindings;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.adminapi.openapi.OpenApiDocument;
import dev.steelyard.adminapi.openapi.OpenApiFile;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.operation.Operation;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.operation.PathTemplate;
import dev.steelyard.http.answer.Json;
import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.Request;
import dev.steelyard.http.request.RequestHead;
import dev.steelyard.http.route.ErrorConversion;
import dev.steelyard.http.route.Route;
import dev.steelyard.operations.Nouns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Creates the HTTP routes of the management API, {@code /api/v1}. Thread-safe. */
public final class ManagementApi {
    private final List<BoundOperation<?, ?>> operations;
    private final ApiCallerAuthenticator callers;
    private final Runnable afterWrites;
    private final Consumer<RefusedOperation> refusals;
    private final IdempotencyKeysInUse keysInUse = new IdempotencyKeysInUse();

    private ManagementApi(
            List<BoundOperation<?, ?>> operations,
            ApiCallerAuthenticator callers,
            Runnable afterWrites,
            Consumer<RefusedOperation> refusals) {
        this.operations = operations;
        this.callers = callers;
        this.afterWrites = afterWrites;
        this.refusals = refusals;
    }

    /**
     * @param afterWrites brings this node's caches up to date, so that a caller sees its own change
     * @param guard builds the guard of this API from its operations; the permission of each is
     *     checked with the operation, so the guard accepts any valid token
     * @param refusals stores refusals of known callers for missing permissions
     */
    public static List<Route> of(
            Management management,
            Runnable afterWrites,
            Function<Operations, Guard> guard,
            Consumer<RefusedOperation> refusals) {
        var operations =
                Bindings.of(Nouns.ALL, management.bindings()).all().stream()
                        .<BoundOperation<?, ?>>map(BoundOperation::new)
                        .toList();
        return new ManagementApi(
                        operations,
                        new ApiCallerAuthenticator(guard.apply(guarded(operations))),
                        afterWrites,
                        refusals)
                .mounted();
    }

    private static Operations guarded(List<BoundOperation<?, ?>> operations) {
        return Operations.of(
                operations.stream()
                        .map(BoundOperation::operation)
                        .map(
                                one ->
                                        new Operation(
                                                one.method(),
                                                PathTemplate.parse(
                                                        BuiltInIds.MANAGEMENT_PATH
                                                                + GuardedPathConverter.template(
                                                                        one.path())),
                                                null,
                                                false))
                        .toList());
    }

    private List<Route> mounted() {
        var description = OpenApiFile.bytes();
        return Stream.concat(
                        Stream.of(
                                Route.get(
                                        BuiltInIds.MANAGEMENT_PATH + OpenApiDocument.PATH,
                                        _ -> Reply.of(200, "application/json", description))),
                        operations.stream().map(this::mounted))
                .toList();
    }

    private Route mounted(BoundOperation<?, ?> bound) {
        return new Route(
                bound.operation().method(),
                BuiltInIds.MANAGEMENT_PATH + bound.operation().path(),
                ErrorConversion.of(request -> answer(bound, request), ManagementApi::refuse));
    }

    private Reply answer(BoundOperation<?, ?> bound, Request request) {
        return switch (callers.of(request)) {
            case ApiCallerAuthenticator.Caller.Refused(var refusal) ->
                    ApiError.reply(
                                    request,
                                    refusal.status(),
                                    refusal.code().code(),
                                    refusal.message(),
                                    null)
                            .with(refusal.headers());
            case ApiCallerAuthenticator.Caller.Known(var actor, var variables) -> {
                try {
                    var call =
                            new Call(
                                    request,
                                    actor,
                                    variables,
                                    bound.operation(),
                                    keysInUse,
                                    () -> present(bound, request, actor, variables),
                                    refusals);
                    call.checkQuery();
                    call.checkMatch();
                    var reply = bound.handle(call);
                    if (!bound.operation().isRead()) {
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
     * The resource as this caller would read it: at this path, or, for an action, at the path
     * above.
     */
    private Optional<JsonNode> present(
            BoundOperation<?, ?> bound,
            Request request,
            Actor actor,
            Map<String, String> variables) {
        var path = bound.operation().path();
        var above = path.substring(0, path.lastIndexOf('/'));
        return reading(path)
                .or(() -> reading(above))
                .map(
                        reading ->
                                reading.handle(
                                        new Call(
                                                request,
                                                actor,
                                                variables,
                                                reading.operation(),
                                                keysInUse,
                                                Optional::empty,
                                                refusals)))
                .filter(reply -> reply.status() == 200)
                .map(reply -> Json.MAPPER.readTree(reply.body()));
    }

    private Optional<BoundOperation<?, ?>> reading(String path) {
        return operations.stream()
                .filter(one -> one.operation().isRead() && one.operation().path().equals(path))
                .findFirst();
    }

    /** Writes an error from outside of the API's operations in this API's form. */
    public static Reply refuse(RequestHead request, OAuthError error) {
        return ApiError.reply(
                request, error.status(), RequestErrorCode.of(error), error.description(), null);
    }
}
