package dev.steelyard.cli.apply.plan;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.apply.kind.ResourceRef;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request to the management API that executes a planned change of {@code steelyard apply}.
 *
 * @param request called after all earlier requests, so that the resources they created have ids
 * @param seen the resource whose version the answer updates; null: none
 */
public record ChangeRequest(Supplier<ApiRequest> request, @Nullable ResourceRef seen) {
    static ChangeRequest of(Supplier<ApiRequest> request) {
        return new ChangeRequest(request, null);
    }

    static ChangeRequest on(ResourceRef target, Supplier<ApiRequest> request) {
        return new ChangeRequest(request, target);
    }
}
