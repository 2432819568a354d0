package dev.steelyard.server.refusal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.user.User;
import dev.steelyard.guard.feed.DecisionObserver;
import dev.steelyard.guard.feed.RefusedCall;
import dev.steelyard.guard.operation.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records the requests to this server's own APIs that their guard refused. Thread-safe. */
public final class GuardRefusalWriter implements DecisionObserver {
    private final RefusalWriter writer;
    private final Id<ResourceServer> at;

    /**
     * @param at the resource server of the guarded API
     */
    public GuardRefusalWriter(RefusalWriter writer, Id<ResourceServer> at) {
        this.writer = writer;
        this.at = at;
    }

    @Override
    public void allowed(
            dev.steelyard.guard.principal.PrincipalRef principal,
            @Nullable Operation operation,
            @Nullable String permission,
            Instant when) {}

    @Override
    public void refused(RefusedCall call) {
        var principal = call.principal();
        var client = principal == null ? null : Id.<Client>parse(principal.client()).orElse(null);
        if (principal == null || client == null) {
            writer.refusedUnidentified();
            return;
        }
        var user = principal.user();
        var operation = call.operation();
        writer.refused(
                new PrincipalRef(client, user == null ? null : Id.<User>parse(user).orElse(null)),
                call.reference(),
                new RefusedRequest(
                        at,
                        call.code().code(),
                        operation == null ? null : operation.method(),
                        operation == null ? null : operation.template().toString(),
                        call.permission(),
                        null));
    }
}
