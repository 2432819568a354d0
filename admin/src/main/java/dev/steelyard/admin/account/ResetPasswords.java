package dev.steelyard.admin.account;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.DelegationRules;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.secret.SecretKind;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.PasswordResetOperations;
import dev.steelyard.operations.user.PasswordResetOperations.NewResetLink;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the links by which users who can't get a mail choose a new password, for the operator. The
 * operator never learns the password; the page and the audit log name who made the link (rule 13).
 * Thread-safe.
 */
public final class ResetPasswords {
    /** How long a link of staff works. */
    public static final Duration LIFE = Duration.ofDays(1);

    private final OperationRunner runner;
    private final Function<Secret, String> link;

    ResetPasswords(OperationRunner runner, Function<Secret, String> link) {
        this.runner = runner;
        this.link = link;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(bind(PasswordResetOperations.RESET, call -> reset(call.actor(), call.id())));
    }

    /** Makes a link, and ends earlier ones. The present password stays until it is used. */
    public Outcome<NewResetLink> reset(Actor actor, Id<User> id) {
        return runner.write(
                actor,
                PasswordResetOperations.RESET,
                context -> {
                    context.tx().staff().lock();
                    var user = context.tx().users().lock(id).orElseThrow(OperationRefusal::missing);
                    if (actor.asUser().filter(id::equals).isPresent()) {
                        throw OperationRefusal.forbidden(
                                RefusalCode.ONESELF,
                                "You can't reset your own password; change it at your account");
                    }
                    context.tx()
                            .staff()
                            .find(id)
                            .ifPresent(staff -> DelegationRules.touch(actor, staff.permissions()));
                    if (user.disabled()) {
                        throw OperationRefusal.conflict(
                                user.version(), "The user is disabled; enable the user first");
                    }
                    TwoPersonRule.reset(context, id, AccountReset.Kind.PASSWORD);
                    Id<AccountLink> made = context.ids().next();
                    var secret = context.secrets().next(SecretKind.ACCOUNT_LINK, made);
                    var expires = context.now().plus(LIFE);
                    context.tx().accountLinks().end(id, Purpose.PASSWORD_RESET, context.now());
                    context.tx()
                            .accountLinks()
                            .insert(
                                    new AccountLink(
                                            made,
                                            secret.hash(),
                                            id,
                                            Purpose.PASSWORD_RESET,
                                            actor.who(),
                                            false,
                                            null,
                                            expires,
                                            null,
                                            null));
                    context.record(
                            JournalEntry.of(
                                            "user.password_reset",
                                            AuditSubject.of(null, "user", id))
                                    .with("link", made)
                                    .with("expires", expires));
                    return new NewResetLink(made, link.apply(secret), expires);
                });
    }
}
