package dev.steelyard.admin.operation;

import dev.steelyard.domain.idempotency.IdempotencyKey;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes an operation one that is done once, however often it is asked for. Its key is taken in the
 * transaction of the act itself: both are there, or neither. A refusal leaves nothing behind, so
 * that what was mended can be tried again with the same key.
 *
 * @param key as the caller chose it
 * @param request a digest of all that makes the request; another one with the same key is refused
 * @param answer what a repeat is to be answered, made of what the operation answers; never secret
 */
public record Idempotency(String key, String request, Function<Object, String> answer) {
    static <T> T act(OperationContext act, Supplier<T> work) {
        var once = act.actor().once();
        return once == null ? work.get() : once.first(act, work);
    }

    private <T> T first(OperationContext act, Supplier<T> work) {
        var keys = act.tx().idempotencyKeys();
        // Whoever acts for another authority than before is another caller.
        var caller = act.actor().who() + " " + act.actor().authority().claim();
        var limits = act.limits().keys();
        var taken = new IdempotencyKey(caller, key, request, "", act.now().plus(limits.kept()));
        if (!keys.take(taken, act.now())) {
            throw keys.find(caller, key)
                    .filter(before -> before.request().equals(request))
                    .map(before -> Refused.repeated(before.answer()))
                    .orElseGet(() -> Refused.repeated(null));
        }
        keys.prune(caller, limits.most());
        var value = work.get();
        keys.keep(caller, key, answer.apply(value));
        return value;
    }
}
