package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Target;
import dev.steelyard.program.client.ApiRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request of a change.
 *
 * @param request asked for once all before it was answered: what they made has its id then
 * @param seen what the answer shows anew; null: nothing whose version matters
 */
record Request(Supplier<ApiRequest> request, @Nullable Target seen) {
    static Request of(Supplier<ApiRequest> request) {
        return new Request(request, null);
    }

    static Request on(Target target, Supplier<ApiRequest> request) {
        return new Request(request, target);
    }
}
