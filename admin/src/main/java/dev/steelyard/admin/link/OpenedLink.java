package dev.steelyard.admin.link;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * The state of a link that changes an account. Only the holder of the whole secret learns more than
 * {@link AccountLinkState#UNKNOWN}.
 *
 * @param link null: unknown
 * @param user null: unknown
 * @param maker the name of the staff member who made it; null: it was mailed on a request
 */
public record OpenedLink(
        AccountLinkState state,
        @Nullable AccountLink link,
        @Nullable User user,
        @Nullable String maker) {
    private static final OpenedLink UNKNOWN =
            new OpenedLink(AccountLinkState.UNKNOWN, null, null, null);

    public static OpenedLink unknown() {
        return UNKNOWN;
    }

    /** Reads the link of {@code purpose} that {@code text} is the secret of. */
    public static OpenedLink read(RunningOperation context, String text, Purpose purpose) {
        var secret = Secret.parse(SecretKind.ACCOUNT_LINK, text).orElse(null);
        if (secret == null) {
            return UNKNOWN;
        }
        var link =
                context.tx()
                        .accountLinks()
                        .find(secret.id())
                        .filter(found -> found.hash().matches(secret))
                        .filter(found -> found.purpose() == purpose)
                        .orElse(null);
        var user = link == null ? null : context.tx().users().find(link.user()).orElse(null);
        return link == null || user == null
                ? UNKNOWN
                : new OpenedLink(
                        state(context, link, user),
                        link,
                        user,
                        makerName(context.tx(), link.maker()));
    }

    private static AccountLinkState state(RunningOperation context, AccountLink link, User user) {
        if (link.used() != null) {
            return AccountLinkState.USED;
        }
        if (link.ended() != null || user.disabled() || !LinkMakerRule.holds(context, link)) {
            return AccountLinkState.ENDED;
        }
        return link.open(context.now()) ? AccountLinkState.OPEN : AccountLinkState.EXPIRED;
    }

    /**
     * The name of the staff member who made a link.
     *
     * @param who as the audit log names actors; null: no staff did
     */
    public static @Nullable String makerName(Transaction tx, @Nullable String who) {
        if (who == null || !who.startsWith("user:")) {
            return who;
        }
        return tx.users()
                .find(new Id<User>(who.substring("user:".length())))
                .map(User::name)
                .filter(name -> !name.isBlank())
                .orElse(who);
    }

    /** The answer of an operation that refuses nothing: a link's page gets states instead. */
    public static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(var answer)) {
            return answer;
        }
        throw new IllegalStateException("a link's page refuses nothing: " + outcome);
    }
}
