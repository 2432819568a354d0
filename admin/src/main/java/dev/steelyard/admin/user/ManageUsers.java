package dev.steelyard.admin.user;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.DelegationRules;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditEvent;
import dev.steelyard.domain.audit.AuditFilter;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.deletion.AccountDeletion;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.SearchText;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.SearchPrefix;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.user.UserAccess;
import dev.steelyard.operations.user.UserOperations;
import dev.steelyard.operations.user.UserView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists, disables and enables users, for the operator. Users belong to no reseller (rules 9 and
 * 10). A user with management permissions can be disabled only by an actor who holds them too.
 * Thread-safe.
 */
public final class ManageUsers {
    private final OperationRunner runner;
    private final RevocationService endings;

    public ManageUsers(OperationRunner runner, RevocationService endings) {
        this.runner = runner;
        this.endings = endings;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        UserOperations.LIST,
                        call ->
                                list(call.actor(), call.filter(Filters.QUERY), call.page())
                                        .map(found -> call.paged(found, User::id))),
                bind(UserOperations.GET, call -> get(call.actor(), call.id())),
                bind(
                        UserOperations.DISABLE,
                        call -> disable(call.actor(), call.id(), call.expected())),
                bind(
                        UserOperations.ENABLE,
                        call -> enable(call.actor(), call.id(), call.expected())));
    }

    /**
     * @param query prefix of the normalised address or name; null: all
     */
    public Outcome<List<User>> list(Actor actor, @Nullable SearchText query, PageRequest page) {
        return runner.read(
                actor,
                UserOperations.LIST,
                context ->
                        context.tx()
                                .users()
                                .list(
                                        query == null ? null : new SearchPrefix(query.normalised()),
                                        page));
    }

    public Outcome<UserView> get(Actor actor, Id<User> id) {
        return runner.read(
                actor,
                UserOperations.GET,
                context ->
                        new UserView(
                                context.user(id),
                                context.tx().memberships().ofUser(id),
                                context.tx().staff().find(id).orElse(null),
                                access(context.tx(), id)));
    }

    private static UserAccess access(Transaction tx, Id<User> user) {
        var logins =
                new AuditFilter(
                        null, null, null, "login.succeeded", "user", user.hex(), null, null, null);
        return new UserAccess(
                tx.authenticatorApps().ofUser(user).isPresent(),
                tx.passkeys().ofUser(user).size(),
                tx.recoveryCodes().left(user),
                tx.audit().list(logins, new PageRequest(null, 1)).stream()
                        .map(AuditEvent::at)
                        .findFirst()
                        .orElse(null),
                tx.accountDeletions().find(user).map(AccountDeletion::due).orElse(null));
    }

    /**
     * Disables a user and ends its sessions and grants, including offline ones. Enabling the user
     * does not restore them.
     */
    public Outcome<User> disable(Actor actor, Id<User> id, @Nullable Long expected) {
        return setDisabled(actor, id, expected, true);
    }

    public Outcome<User> enable(Actor actor, Id<User> id, @Nullable Long expected) {
        return setDisabled(actor, id, expected, false);
    }

    private Outcome<User> setDisabled(
            Actor actor, Id<User> id, @Nullable Long expected, boolean disabled) {
        return runner.write(
                actor,
                disabled ? UserOperations.DISABLE : UserOperations.ENABLE,
                context -> {
                    context.tx().staff().lock();
                    var before =
                            context.tx().users().lock(id).orElseThrow(OperationRefusal::missing);
                    OperationContext.expect(expected, before.version());
                    checkMayTouch(context, before);
                    if (before.disabled() == disabled) {
                        return before;
                    }
                    if (isDeleted(context, id)) {
                        throw OperationRefusal.conflict(
                                before.version(), "The user deleted the account");
                    }
                    var after = with(before, disabled);
                    OperationContext.won(context.tx().users().update(after), before.version());
                    if (disabled) {
                        endings.user(context.tx(), id);
                        context.tx()
                                .staff()
                                .find(id)
                                .ifPresent(
                                        s ->
                                                LastOperatorRule.check(
                                                        context.tx(), s, before.version()));
                    }
                    context.tx().changed(ChangeKey.user(id));
                    context.record(
                            JournalEntry.of(
                                    disabled ? "user.disable" : "user.enable",
                                    AuditSubject.of(null, "user", id),
                                    Difference.between(facts(before), facts(after))));
                    return context.user(id);
                });
    }

    private static boolean isDeleted(OperationContext context, Id<User> id) {
        return context.tx()
                .accountDeletions()
                .find(id)
                .filter(deletion -> deletion.done() != null)
                .isPresent();
    }

    private static void checkMayTouch(OperationContext context, User user) {
        if (context.actor().asUser().filter(user.id()::equals).isPresent()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.ONESELF, "You cannot disable your own user");
        }
        context.tx()
                .staff()
                .find(user.id())
                .ifPresent(staff -> DelegationRules.touch(context.actor(), staff.permissions()));
    }

    private static AuditedProperties facts(User user) {
        return AuditedObjectConverter.of(UserOperations.RECORDED, user);
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
