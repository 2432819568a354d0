package dev.steelyard.admin.registration;

import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.CLIENTS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.registration.Registration;
import org.jspecify.annotations.Nullable;

/** That clients manage themselves: by whoever may manage them, too. Thread-safe. */
public final class ManageRegistrations {
    private final OperationRunner acts;

    public ManageRegistrations(OperationRunner acts) {
        this.acts = acts;
    }

    /** Of a client that registered itself and can still manage that. */
    public Outcome<Registration> get(Actor actor, Id<Client> id) {
        return acts.read(actor, CLIENTS_READ, act -> one(act, act.client(id)));
    }

    /** Its registration access token is over; the client goes on. */
    public Outcome<Registration> end(Actor actor, Id<Client> id, @Nullable Long expected) {
        return acts.write(
                actor,
                CLIENTS_WRITE,
                act -> {
                    var client = act.holdClient(id);
                    var registration = one(act, client);
                    OperationContext.expect(expected, Registration.VERSION);
                    remove(act, client, registration);
                    return registration;
                });
    }

    static void remove(OperationContext act, Client client, Registration registration) {
        if (!act.tx().registrations().remove(client.id())) {
            throw Refused.missing();
        }
        act.record(
                Entry.gone(
                        "registration.delete",
                        act.matter("registration", client),
                        FactsOf.registration(registration)));
    }

    private static Registration one(OperationContext act, Client client) {
        return act.tx().registrations().find(client.id()).orElseThrow(Refused::missing);
    }
}
