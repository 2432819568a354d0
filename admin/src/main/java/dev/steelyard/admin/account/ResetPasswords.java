package dev.steelyard.admin.account;

import static dev.steelyard.admin.binding.Binding.bind;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink.Purpose;
import dev.steelyard.domain.link.AccountReset;
import dev.steelyard.domain.secret.Secret;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.PasswordResetOperations;
import dev.steelyard.operations.user.PasswordResetOperations.NewResetLink;
import java.util.List;
import java.util.function.Function;

/**
 * Makes the links by which users who can't get a mail choose a new password, for the operator. The
 * operator never learns the password; the page and the audit log name who made the link (rule 13).
 * Thread-safe.
 */
public final class ResetPasswords {
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
                    StaffLinks.hold(
                            context,
                            actor,
                            id,
                            AccountReset.Kind.PASSWORD,
                            "You can't reset your own password; change it at your account");
                    var made = StaffLinks.make(context, actor, id, Purpose.PASSWORD_RESET);
                    context.record(
                            JournalEntry.of(
                                            "user.password_reset",
                                            AuditSubject.of(null, "user", id))
                                    .with("link", made.id())
                                    .with("expires", made.expires()));
                    return new NewResetLink(made.id(), link.apply(made.secret()), made.expires());
                });
    }
}
