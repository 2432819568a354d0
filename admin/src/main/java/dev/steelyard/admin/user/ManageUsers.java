package dev.steelyard.admin.user;

import static dev.steelyard.domain.permission.ManagementPermission.USERS_READ;
import static dev.steelyard.domain.permission.ManagementPermission.USERS_WRITE;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.Delegation;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.Refused;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.Endings;
import dev.steelyard.domain.journal.FactsOf;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.search.Search;
import dev.steelyard.domain.user.Beginning;
import dev.steelyard.domain.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users belong to nobody: only the operator sees them whole, and can end what they can do (rules 9
 * and 10). Whoever may manage can be disabled only by somebody who holds the same. Thread-safe.
 */
public final class ManageUsers {
    private final OperationRunner acts;
    private final Endings endings;

    public ManageUsers(OperationRunner acts, Endings endings) {
        this.acts = acts;
        this.endings = endings;
    }

    /**
     * @param query how their address or name begins, however it is written; null: all
     */
    public Outcome<List<User>> list(Actor actor, @Nullable Search query, Page page) {
        return acts.read(
                actor,
                USERS_READ,
                act ->
                        act.tx()
                                .users()
                                .list(
                                        query == null ? null : new Beginning(query.normalised()),
                                        page));
    }

    public Outcome<UserView> get(Actor actor, Id<User> id) {
        return acts.read(
                actor,
                USERS_READ,
                act ->
                        new UserView(
                                act.user(id),
                                act.tx().memberships().ofUser(id),
                                act.tx().staff().find(id).orElse(null)));
    }

    /**
     * Ends all that the user has: sessions, and what clients were given, offline too. None of it
     * comes back when the user is enabled again.
     */
    public Outcome<User> disable(Actor actor, Id<User> id, @Nullable Long expected) {
        return setDisabled(actor, id, expected, true);
    }

    public Outcome<User> enable(Actor actor, Id<User> id, @Nullable Long expected) {
        return setDisabled(actor, id, expected, false);
    }

    private Outcome<User> setDisabled(
            Actor actor, Id<User> id, @Nullable Long expected, boolean disabled) {
        return acts.write(
                actor,
                USERS_WRITE,
                act -> {
                    act.tx().staff().lock();
                    var before = act.tx().users().lock(id).orElseThrow(Refused::missing);
                    OperationContext.expect(expected, before.version());
                    checkMayTouch(act, before);
                    if (before.disabled() == disabled) {
                        return before;
                    }
                    var after = with(before, disabled);
                    OperationContext.won(act.tx().users().update(after), before.version());
                    if (disabled) {
                        endings.user(act.tx(), id);
                        act.tx()
                                .staff()
                                .find(id)
                                .ifPresent(s -> LastOperator.check(act, s, before.version()));
                    }
                    act.tx().changed(ChangeKey.user(id));
                    act.record(
                            Entry.of(
                                    disabled ? "user.disable" : "user.enable",
                                    Matter.of(null, "user", id),
                                    Difference.between(FactsOf.user(before), FactsOf.user(after))));
                    return act.user(id);
                });
    }

    private static void checkMayTouch(OperationContext act, User user) {
        if (act.actor().asUser().filter(user.id()::equals).isPresent()) {
            throw Refused.forbidden(RefusalCode.ONESELF, "Nobody disables themselves");
        }
        act.tx()
                .staff()
                .find(user.id())
                .ifPresent(staff -> Delegation.touch(act.actor(), staff.permissions()));
    }

    private static User with(User user, boolean disabled) {
        return new User(
                user.id(),
                user.email(),
                user.name(),
                user.emailVerified(),
                disabled,
                user.version());
    }
}
