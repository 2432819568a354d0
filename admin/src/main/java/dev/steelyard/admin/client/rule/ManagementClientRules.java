package dev.steelyard.admin.client.rule;

import dev.steelyard.admin.operation.DelegationRules;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.refusal.RefusalCode;

/**
 * Refuses the change of a management API client if the caller lacks a management permission of that
 * client.
 */
public final class ManagementClientRules {
    private ManagementClientRules() {}

    /**
     * Checks that the actor holds every permission of the management client: creating its secret or
     * reactivating it lets the actor act as that client. Built-in clients are refused to all.
     */
    public static void mayTouch(OperationContext context, Client client) {
        if (client.application() != null) {
            return;
        }
        if (client.authority() == null) {
            throw OperationRefusal.forbidden(
                    RefusalCode.BUILT_IN, "The built-in clients can't be changed");
        }
        DelegationRules.touch(context.actor(), client.management());
    }
}
