package dev.steelyard.admin.running;

import static java.util.stream.Collectors.joining;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.TimedPageRequest;
import dev.steelyard.operations.Nouns;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.SuccessResponse;
import dev.steelyard.operations.rehearsal.DryRun;
import dev.steelyard.operations.rehearsal.DryRunSchemas;
import dev.steelyard.operations.schema.InvalidInput;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.ShownOnce;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Calls one bound operation by its description.
 *
 * @param path matches the operation's path, each variable a group in its order
 */
record Described<B, R>(Binding<B, R> binding, Pattern path) {
    static Described<?, ?> of(Binding<?, ?> binding) {
        return described(binding);
    }

    private static <B, R> Described<B, R> described(Binding<B, R> binding) {
        var pattern =
                Arrays.stream(binding.operation().path().split("/", -1))
                        .map(part -> part.startsWith("{") ? "([^/]+)" : Pattern.quote(part))
                        .collect(joining("/"));
        return new Described<>(binding, Pattern.compile(pattern));
    }

    boolean is(String method, String wanted) {
        return binding.operation().method().equals(method) && path.matcher(wanted).matches();
    }

    Result call(
            Actor actor,
            String wanted,
            Map<String, String> query,
            Map<String, @Nullable Object> body,
            @Nullable Long expected) {
        try {
            return answer(actor, variables(wanted), query, body, expected);
        } catch (InvalidInput e) {
            var field = Optional.ofNullable(e.field()).orElse("");
            return Result.refused(new Outcome.Invalid<>(field, e.allowed()));
        }
    }

    private Result answer(
            Actor actor,
            Map<String, String> variables,
            Map<String, String> query,
            Map<String, @Nullable Object> body,
            @Nullable Long expected) {
        var operation = binding.operation();
        for (var variable : operation.variables()) {
            if (Nouns.isId(variable) && Id.parse(variables.getOrDefault(variable, "")).isEmpty()) {
                return Result.refused(new Outcome.Missing<>());
            }
        }
        var filters = new LinkedHashMap<String, Object>();
        for (var parameter : operation.reads().query()) {
            var text = query.get(parameter.field().name());
            if (text != null) {
                filters.put(parameter.field().name(), parameter.field().parse(text));
            } else if (parameter.required()) {
                throw new InvalidInput(parameter.field().name(), "It is missing");
            }
        }
        int limit = Integer.parseInt(query.getOrDefault(Operation.LIMIT, "50"));
        var call =
                new OperationCall<>(
                        operation,
                        actor,
                        variables,
                        operation.reads().body().read(body),
                        filters,
                        () -> new PageRequest(query.get(Operation.AFTER), limit),
                        () -> new TimedPageRequest(position(query.get(Operation.AFTER)), limit),
                        expected);
        var dryRun = binding.dryRun();
        if (dryRun != null && "true".equals(query.get(Operation.DRY_RUN))) {
            var tried = dryRun.handle(call);
            return rehearsed(tried);
        }
        var outcome = binding.handler().handle(call);
        return result(outcome, outcome);
    }

    private static TimedPageRequest.@Nullable After position(@Nullable String after) {
        if (after == null) {
            return null;
        }
        var parts = after.split("\\.", 2);
        return new TimedPageRequest.After(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
    }

    /** As a dry run is answered: with the decisions that the change would reverse. */
    private Result rehearsed(Outcome<? extends DryRun<R>> tried) {
        var result = result(tried, tried.map(DryRun::value));
        if (!(tried instanceof Outcome.Done(var dryRun))) {
            return result;
        }
        var members = new LinkedHashMap<String, @Nullable Object>(result.members().values());
        members.put(DryRunSchemas.DRY_RUN.name(), true);
        var rehearsal = dryRun.rehearsal();
        if (rehearsal != null) {
            var field = DryRunSchemas.FIELD;
            members.put(field.name(), field.type().write(rehearsal));
        }
        return new Result(tried, new Members(members));
    }

    private Result result(Outcome<?> outcome, Outcome<? extends R> answered) {
        return answered instanceof Outcome.Done(var value)
                ? new Result(outcome, new Members(members(value)))
                : Result.refused(outcome);
    }

    private Map<String, @Nullable Object> members(R value) {
        var written =
                switch (binding.operation().answer()) {
                    case SuccessResponse.One<R>(var shape) -> shape.write(value);
                    case SuccessResponse.Created<R>(var shape, _) -> shape.write(value);
                    case SuccessResponse.Many<?> many -> page(many, (Listing<?>) value);
                    case SuccessResponse.Nothing() -> Map.<String, @Nullable Object>of();
                    case SuccessResponse.Lines<R> lines ->
                            Map.<String, @Nullable Object>of("lines", lines.writer().apply(value));
                };
        var shown = new LinkedHashMap<String, @Nullable Object>();
        written.forEach(
                (name, member) ->
                        shown.put(name, member instanceof ShownOnce(var once) ? once : member));
        return shown;
    }

    private static <E> Map<String, @Nullable Object> page(
            SuccessResponse.Many<E> many, Listing<?> found) {
        @SuppressWarnings("unchecked")
        var elements = ((Listing<E>) found).elements();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("data", elements.stream().map(many.shape()::write).toList());
        members.put("next", found.next());
        return members;
    }

    private Map<String, String> variables(String wanted) {
        var matcher = path.matcher(wanted);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(wanted);
        }
        var variables = new LinkedHashMap<String, String>();
        List<String> names = binding.operation().variables();
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), matcher.group(i + 1));
        }
        return variables;
    }

    static Described<?, ?> find(Collection<Described<?, ?>> all, String method, String wanted) {
        return all.stream()
                .filter(one -> one.is(method, wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + method + " " + wanted));
    }
}
