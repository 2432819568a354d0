package dev.steelyard.admin.registration;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.operations.registration.RegistrationOperations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows staff the dynamic registration of a client, and ends it so that its registration access
 * token stops working. Thread-safe.
 */
public final class ManageRegistrations {
    private final OperationRunner runner;

    public ManageRegistrations(OperationRunner runner) {
        this.runner = runner;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(RegistrationOperations.GET_REGISTRATION, call -> get(call.actor(), call.id())),
                bind(
                        RegistrationOperations.DELETE_REGISTRATION,
                        call -> delete(call.actor(), call.id(), call.expected())));
    }

    /** The registration of a client that registered itself and can still manage it. */
    private Outcome<Registration> get(Actor actor, Id<Client> id) {
        return runner.read(
                actor,
                RegistrationOperations.GET_REGISTRATION,
                context -> one(context, context.client(id)));
    }

    /** Ends its registration access token; the client stays. */
    private Outcome<Registration> delete(Actor actor, Id<Client> id, @Nullable Long expected) {
        return runner.write(
                actor,
                RegistrationOperations.DELETE_REGISTRATION,
                context -> {
                    var client = context.holdClient(id);
                    var registration = one(context, client);
                    OperationContext.expect(expected, Registration.VERSION);
                    remove(context, client, registration);
                    return registration;
                });
    }

    static void remove(OperationContext context, Client client, Registration registration) {
        if (!context.tx().registrations().remove(client.id())) {
            throw OperationRefusal.missing();
        }
        context.record(
                JournalEntry.gone(
                        "registration.delete",
                        context.matter("registration", client),
                        facts(registration)));
    }

    static AuditedProperties facts(Registration registration) {
        return AuditedObjectConverter.of(
                RegistrationOperations.RECORDED_REGISTRATION, registration);
    }

    private static Registration one(OperationContext context, Client client) {
        return context.tx()
                .registrations()
                .find(client.id())
                .orElseThrow(OperationRefusal::missing);
    }
}
