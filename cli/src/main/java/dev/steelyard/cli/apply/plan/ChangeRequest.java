package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.apply.kind.ResourceRef;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request of a change.
 *
 * @param request asked for once all before it was answered: what they made has its id then
 * @param seen what the answer shows anew; null: nothing whose version matters
 */
public record ChangeRequest(Supplier<ApiRequest> request, @Nullable ResourceRef seen) {
    static ChangeRequest of(Supplier<ApiRequest> request) {
        return new ChangeRequest(request, null);
    }

    static ChangeRequest on(ResourceRef target, Supplier<ApiRequest> request) {
        return new ChangeRequest(request, target);
    }
}
