package dev.steelyard.server.factor;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.mail.MailKind;

/** A change of a user's second factors, as the audit log and a mail to the user tell it. */
public enum FactorChange {
    AUTHENTICATOR_ADDED("user.authenticator_added", "authenticator", true, MailKind.FACTOR_ADDED),
    AUTHENTICATOR_REMOVED(
            "user.authenticator_removed", "authenticator", false, MailKind.FACTOR_REMOVED),
    RECOVERY_CODES_REPLACED(
            "user.recovery_codes_replaced", "recovery_codes", true, MailKind.RECOVERY_CODES_MADE),
    RECOVERY_CODE_USED(
            "user.recovery_code_used", "recovery_code", false, MailKind.RECOVERY_CODE_USED),
    PASSKEY_ADDED("user.passkey_added", "passkey", true, MailKind.FACTOR_ADDED),
    PASSKEY_REMOVED("user.passkey_removed", "passkey", false, MailKind.FACTOR_REMOVED);

    private final String action;
    private final String property;
    private final boolean present;
    private final MailKind mail;

    FactorChange(String action, String property, boolean present, MailKind mail) {
        this.action = action;
        this.property = property;
        this.present = present;
        this.mail = mail;
    }

    String action() {
        return action;
    }

    /** The property of the user that changed. */
    public Difference difference() {
        return Difference.between(
                AuditedProperties.NONE.with(property, !present),
                AuditedProperties.NONE.with(property, present));
    }

    /** Names the kind of factor in the texts of mails. */
    String factor() {
        return property;
    }

    MailKind mail() {
        return mail;
    }
}
