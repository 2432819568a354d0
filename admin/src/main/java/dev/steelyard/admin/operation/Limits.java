package dev.steelyard.admin.operation;

import dev.steelyard.domain.idempotency.KeyLimits;
import dev.steelyard.domain.refusal.RefusalCode;

/**
 * How much of each there may be, so that no tenant crowds out others: guards keep the keys of
 * active clients in memory, and pages list roles whole. Counted where it is held, inside the
 * transaction that adds one.
 *
 * @param clients of an application, suspended ones included
 * @param roles of an application
 * @param members of an application
 * @param invitations open at once, into an application or onto an authority's staff
 * @param redirectUris of a client, and as many for after a logout
 * @param origins of a client
 * @param credentials live at once, of one kind and one holder
 * @param keys of requests that are done once
 */
public record Limits(
        int clients,
        int roles,
        int members,
        int invitations,
        int redirectUris,
        int origins,
        int credentials,
        KeyLimits keys) {
    public static final Limits DEFAULT =
            new Limits(500, 500, 10_000, 1_000, 20, 20, 10, KeyLimits.DEFAULT);

    /** Makes room for one more in an application, or refuses. */
    public static void room(String nouns, int present, int most) {
        room("An application", nouns, present, most);
    }

    public static void room(String holder, String nouns, int present, int most) {
        if (present >= most) {
            throw Refused.forbidden(
                    RefusalCode.LIMIT_REACHED,
                    holder + " has at most " + most + " " + nouns + "; ask the operator");
        }
    }

    /** Refuses a member of a command that holds more than {@code most}. */
    public static void atMost(String field, int given, int most) {
        if (given > most) {
            throw Refused.invalid(field, "At most " + most);
        }
    }
}
