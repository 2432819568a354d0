package dev.steelyard.admin.client.rule;

import dev.steelyard.admin.operation.Delegation;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.refusal.RefusalCode;

/** Refuses changes of management clients by actors who lack the permissions that the client has. */
public final class ManagementClientRules {
    private ManagementClientRules() {}

    /**
     * Whoever can make a secret of a management client, or wake it, can act as it does: so only
     * those may who hold all that it holds. The built-in ones nobody.
     */
    public static void mayTouch(OperationContext context, Client client) {
        if (client.application() != null) {
            return;
        }
        if (client.authority() == null) {
            throw Refused.forbidden(RefusalCode.BUILT_IN, "The built-in clients can't be changed");
        }
        Delegation.touch(context.actor(), client.management());
    }
}
