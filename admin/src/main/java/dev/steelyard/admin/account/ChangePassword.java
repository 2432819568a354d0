package dev.steelyard.admin.account;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactorRemover;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.PasswordHasher;
import dev.steelyard.domain.user.PasswordProof;
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
     * Changes it unless the proof, or the session, has ended since the old password was checked: a
     * recovery that came first stays. So does a removal of the factor that a short password needs.
     *
     * @param old the password until now
     * @param session of the user; it goes on
     * @param phc of the new password, which the rules allow
     * @param keepOthers whether other sessions and refresh token families go on too
     */
    public Outcome<User> change(
            PasswordProof old,
            Id<Session> session,
            String phc,
            boolean keepOthers,
            AuditOrigin origin) {
        return runner.writeAnonymously(
                origin.source(),
                origin.request(),
                context -> {
                    var id = old.user().id();
                    var tx = context.tx();
                    var user =
                            tx.users()
                                    .lock(id)
                                    .filter(found -> !found.disabled())
                                    .filter(_ -> old.holds(tx.users()))
                                    .filter(
                                            _ ->
                                                    tx.sessions()
                                                            .find(session)
                                                            .filter(found -> found.isOpenOf(id))
                                                            .isPresent())
                                    .filter(
                                            _ ->
                                                    !PasswordHasher.isShort(phc)
                                                            || FactorRemover.hasFactor(tx, id))
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
