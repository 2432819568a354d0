package dev.steelyard.admin.transfer;

import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.role.CeilingEffectCalculator;
import dev.steelyard.admin.role.RoleViewConverter;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.transfer.ApplicationMove;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes the effects that a transfer of an application to another reseller would have. It reads
 * the state inside the operation's transaction.
 */
final class MovePreview {
    private MovePreview() {}

    static ApplicationMove look(
            OperationContext context,
            Application application,
            Id<Reseller> to,
            Instant credentialsEnd) {
        var id = application.id();
        // A move gives no additional permission: what the former reseller couldn't give stays out.
        var ceiling =
                CeilingEffectCalculator.within(
                        context.tx().ceilings().of(to),
                        CeilingEffectCalculator.below(context, application));
        var roles = context.roles(id);
        var clients = context.clients(id);
        int members = context.tx().memberships().count(id);
        var credentials = context.tx().credentials().liveOf(id, context.now());
        var leaving = leaving(context, application);
        var seen =
                new ContentDigest()
                        .with(id, application.version())
                        .with(to)
                        .with(ceiling)
                        .with(members)
                        .with(leaving);
        roles.forEach(role -> seen.with(role.id(), role.version()));
        clients.forEach(client -> seen.with(client.id(), client.version()));
        credentials.forEach(credential -> seen.with(credential.id()));
        return new ApplicationMove(
                application,
                to,
                roles.stream()
                        .map(role -> RoleViewConverter.of(role, ceiling))
                        .filter(role -> !role.blocked().isEmpty())
                        .toList(),
                ceiling,
                clients.size(),
                members,
                credentials.size(),
                credentialsEnd,
                context.tx().invitations().countOpenInto(id, context.now()),
                leaving,
                seen.text());
    }

    private static List<Id<User>> leaving(OperationContext context, Application application) {
        var leaving = new ArrayList<Id<User>>();
        var owner = new Authority.OfReseller(application.reseller());
        for (Staff staff : context.tx().staff().of(owner)) {
            if (context.tx().memberships().find(staff.user(), application.id()).isPresent()) {
                leaving.add(staff.user());
            }
        }
        return leaving;
    }
}
