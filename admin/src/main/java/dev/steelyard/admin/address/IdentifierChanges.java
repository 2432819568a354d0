package dev.steelyard.admin.address;

import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;

/**
 * Tells receivers of security events that the address of a user changed (RISC 1.0, section 2.5):
 * those of the operator only, since no reseller learns an address (rule 9). It is no part of the
 * audit log, which is kept for ever and has no addresses.
 */
final class IdentifierChanges {
    private IdentifierChanges() {}

    /**
     * @param before the user with the earlier address
     * @param action of the audit log
     */
    static void tell(RunningOperation context, User before, EmailAddress address, String action) {
        var request = context.origin().request();
        var id = context.ids().<SecurityEvent>next();
        context.tx()
                .securityEvents()
                .tell(
                        new SecurityEvent(
                                id,
                                EventType.IDENTIFIER_CHANGED,
                                context.now(),
                                request == null ? id.hex() : request,
                                EventSubject.user(before.id()),
                                "user",
                                action,
                                AuditedProperties.NONE
                                        .with(SecurityEvent.OLD_VALUE, before.email().written())
                                        .with(SecurityEvent.NEW_VALUE, address.written())),
                        null);
    }
}
