package dev.steelyard.adminapi;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.http.answer.Reply;
import dev.steelyard.http.request.QueryWriter;
import dev.steelyard.operations.Nouns;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import dev.steelyard.operations.model.SuccessResponse;
import dev.steelyard.operations.schema.InvalidInput;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.ResponseSchema;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Handles the HTTP requests of one management API operation, from the request's validation to the
 * response. It reads the request by the operation's description, calls the handler and writes the
 * result. Thread-safe.
 */
final class BoundOperation<B, R> {
    private static final String ID = "_id";

    private final Binding<B, R> binding;
    private final Operation<B, R> operation;

    BoundOperation(Binding<B, R> binding) {
        this.binding = binding;
        this.operation = binding.operation();
    }

    Operation<B, R> operation() {
        return operation;
    }

    /**
     * @throws ApiError a request that can't be read
     */
    Reply handle(Call call) {
        try {
            return answer(call);
        } catch (InvalidInput e) {
            throw ApiError.invalid(e.field(), e.allowed());
        }
    }

    private Reply answer(Call call) {
        var asked = read(call);
        var dryRun = binding.dryRun();
        if (dryRun != null && call.isDryRun()) {
            return OutcomeConverter.write(
                    call,
                    dryRun.handle(asked),
                    tried -> done(call, tried.value()).rehearsed(tried.rehearsal()).reply());
        }
        Function<Actor, Outcome<? extends R>> run =
                actor -> binding.handler().handle(asked.by(actor));
        if (operation.isRepeatable()) {
            return IdempotentPost.once(call, run, result -> done(call, result));
        }
        return OutcomeConverter.write(call, run.apply(call.actor()), result -> reply(call, result));
    }

    private OperationCall<B> read(Call call) {
        var body = operation.reads().body();
        var command =
                operation.isRead()
                        ? body.read(Map.of())
                        : body.read(JsonBodyParser.read(call.request(), body.isEmpty()));
        return new OperationCall<>(
                operation,
                call.actor(),
                variables(call),
                command,
                filters(call),
                call::page,
                call::timedPage,
                operation.reads().ifMatch() ? call.expected() : null);
    }

    private Map<String, Object> filters(Call call) {
        var filters = new HashMap<String, Object>();
        for (var parameter : operation.reads().query()) {
            var field = parameter.field();
            var text = call.parameter(field.name());
            if (text.isPresent()) {
                filters.put(field.name(), field.parse(text.get()));
            } else if (parameter.required()) {
                throw new InvalidInput(field.name(), field.allowed() + "; it is missing");
            }
        }
        return filters;
    }

    private Reply reply(Call call, R result) {
        return operation.answer() instanceof SuccessResponse.Lines<R> lines
                ? lines(call, lines, result)
                : done(call, result).reply();
    }

    private static <R> Reply lines(Call call, SuccessResponse.Lines<R> lines, R result) {
        var reply =
                Reply.of(
                        200,
                        "application/jsonl",
                        lines.writer().apply(result).getBytes(StandardCharsets.UTF_8));
        var next = lines.next().apply(result);
        if (next == null) {
            return reply;
        }
        var request = call.request();
        var kept = QueryWriter.of(request.query(), Set.of(lines.parameter()));
        var query =
                QueryWriter.of(Map.of(lines.parameter(), next))
                        + (kept.isEmpty() ? "" : "&" + kept);
        return reply.with("Link", "<" + request.path() + "?" + query + ">; rel=\"next\"");
    }

    private Success done(Call call, R result) {
        return switch (operation.answer()) {
            case SuccessResponse.One<R>(var shape) -> one(call, shape.write(result));
            case SuccessResponse.Created<R>(var shape, var location) ->
                    created(call, shape.write(result), location);
            case SuccessResponse.Many<?>(var shape) -> many(call, shape, (Listing<?>) result);
            case SuccessResponse.Nothing() -> Success.nothing();
            case SuccessResponse.Lines<R> _ ->
                    throw new IllegalStateException("lines are no object");
        };
    }

    /** Adds the cursor of the next page to an object that holds a page. */
    private Success one(Call call, Map<String, @Nullable Object> members) {
        if (operation.reads().paging() != Paging.NONE) {
            members.computeIfPresent(
                    ObjectSchema.NEXT.name(),
                    (_, position) -> CursorConverter.next(call, position));
        }
        return Success.resource(200, members);
    }

    private static Success created(
            Call call, Map<String, @Nullable Object> members, @Nullable String location) {
        var written = Success.resource(201, members);
        if (location == null) {
            return written;
        }
        var path = location;
        for (var variable : call.variables().entrySet()) {
            path = path.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return written.at(BuiltInIds.MANAGEMENT_PATH + path + "/" + members.get(ID));
    }

    private static <E> Success many(Call call, ResponseSchema<E> shape, Listing<?> listing) {
        @SuppressWarnings("unchecked")
        var elements = (Listing<E>) listing;
        var next = elements.next();
        return Success.list(
                elements.elements().stream().map(shape::write).toList(),
                next == null ? null : CursorConverter.next(call, next));
    }

    /** Checks ids here: a text that is no id identifies no object and is answered as not found. */
    private Map<String, String> variables(Call call) {
        for (var variable : operation.variables()) {
            if (Nouns.isId(variable) && Id.parse(call.variable(variable)).isEmpty()) {
                throw Call.notFound();
            }
        }
        return call.variables();
    }
}
