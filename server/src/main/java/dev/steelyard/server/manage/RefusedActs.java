package dev.steelyard.server.manage;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.manage.Actor;
import dev.steelyard.domain.manage.BuiltIn;
import dev.steelyard.domain.manage.RefusalCode;
import dev.steelyard.domain.principal.PrincipalRef;
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
        var needed = operation.access().needs();
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
        var id = actor.who().substring(actor.who().indexOf(':') + 1);
        var through = actor.origin().client();
        return through == null
                ? new PrincipalRef(new Id<>(id), null)
                : new PrincipalRef(through, new Id<>(id));
    }
}
