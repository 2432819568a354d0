package dev.steelyard.admin.operation;

import dev.steelyard.domain.idempotency.IdempotencyRecord;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The idempotency key of a management API request, with a digest of the request. The operation runs
 * once for each key. The key is stored in the operation's own transaction, so both are stored or
 * neither. A refusal stores nothing, so that a corrected request can use the key again.
 *
 * @param key as the caller chose it
 * @param request a digest of the whole request; another request with the same key is refused
 * @param answer derives the answer to a repeated request from the operation's result; never secret
 */
public record Idempotency(String key, String request, Function<Object, String> answer) {
    static <T> T once(OperationContext context, Supplier<T> work) {
        var once = context.actor().once();
        return once == null ? work.get() : once.first(context, work);
    }

    private <T> T first(OperationContext context, Supplier<T> work) {
        var keys = context.tx().idempotencyKeys();
        // A caller that now acts for another authority counts as another caller.
        var caller = context.actor().who() + " " + context.actor().authority().claim();
        var limits = context.limits().keys();
        var taken =
                new IdempotencyRecord(caller, key, request, "", context.now().plus(limits.kept()));
        if (!keys.take(taken, context.now())) {
            throw keys.find(caller, key)
                    .filter(before -> before.request().equals(request))
                    .map(before -> OperationRefusal.repeated(before.answer()))
                    .orElseGet(() -> OperationRefusal.repeated(null));
        }
        keys.prune(caller, limits.most());
        var value = work.get();
        keys.keep(caller, key, answer.apply(value));
        return value;
    }
}
