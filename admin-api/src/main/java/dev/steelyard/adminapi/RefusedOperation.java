package dev.steelyard.adminapi;

import static java.util.Objects.requireNonNull;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.operations.model.Operation;

/**
 * A management API request that was refused because the caller lacks the permission, to be stored
 * for the list at {@code GET /refusals}.
 *
 * @param reference the id of the request
 */
public record RefusedOperation(
        PrincipalRef principal, String reference, Operation<?, ?> operation, RefusalCode code) {

    static RefusedOperation of(Call call, RefusalCode code) {
        return new RefusedOperation(
                principal(call.actor()), call.request().id(), call.operation(), code);
    }

    private static PrincipalRef principal(Actor actor) {
        return actor.asClient()
                .map(client -> new PrincipalRef(client, null))
                .orElseGet(
                        () ->
                                new PrincipalRef(
                                        requireNonNull(actor.origin().client()),
                                        actor.asUser().orElseThrow()));
    }
}
