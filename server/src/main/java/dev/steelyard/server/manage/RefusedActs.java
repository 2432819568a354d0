package dev.steelyard.server.manage;

import static java.util.Objects.requireNonNull;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.principal.BuiltIn;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.server.refusal.RefusalWriter;
import dev.steelyard.server.refusal.What;

/** Keeps what this API refuses to whoever it knows: that they may not, not that it can't be. */
final class RefusedActs {
    private final RefusalWriter writer;

    RefusedActs(RefusalWriter writer) {
        this.writer = writer;
    }

    void refused(Call call, RefusalCode code) {
        var operation = call.operation();
        var needed = operation.access().permission();
        writer.refused(
                principal(call.actor()),
                call.request().id(),
                new What(
                        BuiltIn.MANAGEMENT,
                        code.code(),
                        operation.method(),
                        ManagementApi.BASE + operation.path(),
                        code == RefusalCode.PERMISSION_MISSING && needed != null
                                ? needed.permission()
                                : null,
                        null));
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
