package dev.steelyard.adminapi;

import static java.util.Objects.requireNonNull;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.operations.model.Operation;

/**
 * A management API request that was refused because of its caller (a missing permission, an old
 * login), to be stored for the list at {@code GET /refusals}.
 *
 * @param code such as {@code permission_missing}
 * @param reference the id of the request
 */
public record RefusedOperation(
        PrincipalRef principal, String reference, Operation<?, ?> operation, String code) {

    static RefusedOperation of(Call call, String code) {
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
