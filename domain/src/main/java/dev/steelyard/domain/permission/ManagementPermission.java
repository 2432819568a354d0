package dev.steelyard.domain.permission;

import java.util.Arrays;
import java.util.Optional;

/**
 * A permission of staff or of a management client at the management API {@code /api/v1}, such as
 * {@code manage.clients:write}.
 */
public enum ManagementPermission {
    RESELLERS_READ("manage.resellers:read", "See resellers", true),
    RESELLERS_WRITE("manage.resellers:write", "Make, freeze and close resellers", true),
    PLATFORM_READ(
            "manage.platform:read",
            "See the platform: APIs, permissions, templates, ceilings",
            false),
    /** Resource servers, permissions, operations, role templates, resellers' ceilings. */
    PLATFORM_WRITE(
            "manage.platform:write",
            "Change the platform: APIs, permissions, templates, ceilings",
            true),
    STAFF_WRITE("manage.staff:write", "Invite staff and change their permissions", false),
    APPLICATIONS_READ("manage.applications:read", "See applications", false),
    APPLICATIONS_WRITE("manage.applications:write", "Make and change applications", false),
    ROLES_READ("manage.roles:read", "See roles", false),
    ROLES_WRITE("manage.roles:write", "Make and change roles", false),
    CLIENTS_READ("manage.clients:read", "See clients and their credentials", false),
    CLIENTS_WRITE("manage.clients:write", "Make and change clients and their credentials", false),
    MEMBERS_READ("manage.members:read", "See the members of applications", false),
    MEMBERS_WRITE("manage.members:write", "Invite members and change their roles", false),
    USERS_READ("manage.users:read", "See all users, their sessions and consents", true),
    USERS_WRITE(
            "manage.users:write",
            "Disable users, end their sessions, withdraw their consents",
            true),
    AUDIT_READ("manage.audit:read", "Read the audit log", false),
    SIGNALS_READ("manage.signals:read", "See streams of security events", false),
    /** Includes receiving them. */
    SIGNALS_WRITE(
            "manage.signals:write", "Make streams of security events and receive them", false),
    MAIL_READ("manage.mail:read", "See which mails were sent, and which failed", true),
    MAIL_WRITE("manage.mail:write", "Send failed mails again, and test the mail server", true),
    KEYS_READ("manage.keys:read", "See signing keys", true),
    /** Signing keys and the master key. */
    KEYS_WRITE("manage.keys:write", "Rotate signing keys and the master key", true);

    private final String permission;
    private final String label;
    private final boolean operatorOnly;

    ManagementPermission(String permission, String label, boolean operatorOnly) {
        this.permission = permission;
        this.label = label;
        this.operatorOnly = operatorOnly;
    }

    /** The name in tokens, the API and the store. */
    public String permission() {
        return permission;
    }

    /** In words, for consent pages. */
    public String label() {
        return label;
    }

    /** Whether only staff of the operator can hold it. */
    public boolean operatorOnly() {
        return operatorOnly;
    }

    public static Optional<ManagementPermission> parse(String permission) {
        return Arrays.stream(values()).filter(p -> p.permission.equals(permission)).findFirst();
    }
}
