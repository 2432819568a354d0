package dev.steelyard.admin.operation;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.idempotency.IdempotencyKeyLimits;
import dev.steelyard.domain.refusal.RefusalCode;

/**
 * The maximum numbers of clients, roles, members and invitations of an application, and of
 * credentials and URIs of a client. Guards keep the keys of active clients in memory, and pages
 * list roles whole. Each is counted inside the transaction that adds one.
 *
 * @param clients includes suspended ones
 * @param redirectUris of a client; its post-logout redirect URIs have an equal limit of their own
 */
public record Limits(
        int clients,
        int roles,
        int members,
        int invitations,
        int redirectUris,
        int origins,
        int credentials,
        IdempotencyKeyLimits keys) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<Integer> CLIENTS =
            KEYS.count("limits.clients", "500", "Clients of an application.");
    private static final ConfigurationKey<Integer> ROLES =
            KEYS.count("limits.roles", "500", "Roles of an application.");
    private static final ConfigurationKey<Integer> MEMBERS =
            KEYS.count("limits.members", "10000", "Members of an application.");
    private static final ConfigurationKey<Integer> INVITATIONS =
            KEYS.count(
                    "limits.invitations",
                    "1000",
                    "Open invitations into an application, or onto a staff.");
    private static final ConfigurationKey<Integer> REDIRECT_URIS =
            KEYS.count("limits.redirect_uris", "20", "Redirect URIs of a client.");
    private static final ConfigurationKey<Integer> ORIGINS =
            KEYS.count("limits.origins", "20", "Origins of a client.");
    private static final ConfigurationKey<Integer> CREDENTIALS =
            KEYS.count(
                    "limits.credentials",
                    "10",
                    "Live secrets, and live API keys, of a client or resource server.");

    public static Limits read(ConfigurationValues values) {
        return new Limits(
                values.get(CLIENTS),
                values.get(ROLES),
                values.get(MEMBERS),
                values.get(INVITATIONS),
                values.get(REDIRECT_URIS),
                values.get(ORIGINS),
                values.get(CREDENTIALS),
                IdempotencyKeyLimits.read(values));
    }

    /** Refuses another item where an application already has {@code most}. */
    public static void checkRoom(String nouns, int present, int most) {
        checkRoom("An application", nouns, present, most);
    }

    public static void checkRoom(String holder, String nouns, int present, int most) {
        if (present >= most) {
            throw OperationRefusal.forbidden(
                    RefusalCode.LIMIT_REACHED,
                    holder + " has at most " + most + " " + nouns + "; ask the operator");
        }
    }

    /** Refuses a member of a command with more than {@code most} values. */
    public static void atMost(String field, int given, int most) {
        if (given > most) {
            throw OperationRefusal.invalid(field, "At most " + most);
        }
    }
}
