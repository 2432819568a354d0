package dev.steelyard.domain.manage;

import dev.steelyard.domain.client.Client;

/** Who may touch clients of the management API. */
final class ManagementClients {
    private ManagementClients() {}

    /**
     * Whoever can make a secret of a management client, or wake it, can act as it does: so only
     * those may who hold all that it holds. The built-in ones nobody.
     */
    static void mayTouch(Act act, Client client) {
        if (client.application() != null) {
            return;
        }
        if (client.authority() == null) {
            throw Refused.forbidden(RefusalCode.BUILT_IN, "The built-in clients can't be changed");
        }
        Delegation.touch(act.actor(), client.management());
    }
}
