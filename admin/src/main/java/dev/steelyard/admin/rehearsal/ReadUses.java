package dev.steelyard.admin.rehearsal;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.use.OperationUse;
import dev.steelyard.operations.use.UseOperations;
import java.util.List;

/**
 * Lists which operations of guarded APIs a client or member has requested. Guards report them. A
 * user's uses are shown only in an application of the reseller that the actor acts for (rule 9).
 * Thread-safe.
 */
public final class ReadUses {
    /** The maximum number of rows that are read, the latest first. */
    private static final int READ = 20_000;

    private final OperationRunner runner;

    public ReadUses(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(UseOperations.OF_CLIENT, call -> ofClient(call.actor(), call.id())),
                bind(
                        UseOperations.OF_MEMBER,
                        call -> ofMember(call.actor(), call.id("application"), call.id("user"))));
    }

    /** Uses by the client itself, and uses for all users together. */
    private Outcome<Listing<OperationUse>> ofClient(Actor actor, Id<Client> id) {
        return runner.read(
                actor,
                UseOperations.OF_CLIENT,
                context ->
                        Listing.all(
                                OperationUseCounter.of(
                                        context.tx()
                                                .decisions()
                                                .of(context.client(id).id(), READ))));
    }

    private Outcome<Listing<OperationUse>> ofMember(
            Actor actor, Id<Application> id, Id<User> user) {
        return runner.read(
                actor,
                UseOperations.OF_MEMBER,
                context -> {
                    context.application(id);
                    var member =
                            context.tx()
                                    .memberships()
                                    .find(user, id)
                                    .orElseThrow(OperationRefusal::missing);
                    return Listing.all(
                            OperationUseCounter.of(
                                    context.tx().decisions().of(member.user(), id, READ)));
                });
    }
}
