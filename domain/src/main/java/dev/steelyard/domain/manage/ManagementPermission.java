package dev.steelyard.domain.manage;

import java.util.Arrays;
import java.util.Optional;

/** What staff and management clients may be allowed to do at {@code /api/v1}. */
public enum ManagementPermission {
    RESELLERS_READ("manage.resellers:read", true),
    RESELLERS_WRITE("manage.resellers:write", true),
    PLATFORM_READ("manage.platform:read", false),
    /** Resource servers, permissions, operations, role templates, resellers' ceilings. */
    PLATFORM_WRITE("manage.platform:write", true),
    STAFF_WRITE("manage.staff:write", false),
    APPLICATIONS_READ("manage.applications:read", false),
    APPLICATIONS_WRITE("manage.applications:write", false),
    ROLES_READ("manage.roles:read", false),
    ROLES_WRITE("manage.roles:write", false),
    CLIENTS_READ("manage.clients:read", false),
    CLIENTS_WRITE("manage.clients:write", false),
    MEMBERS_READ("manage.members:read", false),
    MEMBERS_WRITE("manage.members:write", false),
    AUDIT_READ("manage.audit:read", false),
    KEYS_READ("manage.keys:read", true),
    /** Signing keys and the master key. */
    KEYS_WRITE("manage.keys:write", true);

    private final String permission;
    private final boolean operatorOnly;

    ManagementPermission(String permission, boolean operatorOnly) {
        this.permission = permission;
        this.operatorOnly = operatorOnly;
    }

    /** As tokens, the API and the store write it. */
    public String permission() {
        return permission;
    }

    /** Whether only staff of the operator can hold it. */
    public boolean operatorOnly() {
        return operatorOnly;
    }

    public static Optional<ManagementPermission> parse(String permission) {
        return Arrays.stream(values()).filter(p -> p.permission.equals(permission)).findFirst();
    }
}
