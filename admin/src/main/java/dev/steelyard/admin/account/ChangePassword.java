package dev.steelyard.admin.account;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;

/** Changes the password of a user who is signed in and has proved the old one. Thread-safe. */
public final class ChangePassword {
    private final OperationRunner runner;
    private final PasswordWriter writer;

    ChangePassword(OperationRunner runner, PasswordWriter writer) {
        this.runner = runner;
        this.writer = writer;
    }

    /**
     * @param phc of the new password, which the rules allow
     * @param session of the user; it goes on
     * @param keepOthers whether other sessions and refresh token families go on too
     */
    public Outcome<User> change(
            Id<User> id, Id<Session> session, String phc, boolean keepOthers, AuditOrigin origin) {
        return runner.writeAnonymously(
                origin.source(),
                origin.request(),
                context -> {
                    var user =
                            context.tx()
                                    .users()
                                    .lock(id)
                                    .filter(found -> !found.disabled())
                                    .orElseThrow(OperationRefusal::missing);
                    writer.write(
                            context,
                            user,
                            phc,
                            "user:" + id,
                            PasswordWriter.entry("user.password_change", user)
                                    .with("others_kept", keepOthers ? true : null),
                            null,
                            keepOthers
                                    ? new PasswordWriter.Kept.Everything()
                                    : new PasswordWriter.Kept.One(session));
                    return user;
                });
    }
}
