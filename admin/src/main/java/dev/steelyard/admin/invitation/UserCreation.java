package dev.steelyard.admin.invitation;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.admin.operation.TextRules;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.UserOperations;

/**
 * Creates the account of a new user who accepts an invitation or setup link. Users are created by
 * links only.
 */
final class UserCreation {
    private UserCreation() {}

    /**
     * @param who the new user, as named in audit events
     * @param phc hashed before the transaction: it takes long, and may wait
     */
    static User insert(
            RunningOperation context, String who, EmailAddress email, String name, String phc) {
        // Unverified until a mailed link proves it: the maker of another could have used it too.
        var user =
                new User(
                        context.ids().next(), email, TextRules.name("name", name), false, false, 1);
        if (!context.tx().users().insert(user)) {
            throw OperationRefusal.forbidden(
                    RefusalCode.LOGIN_NEEDED,
                    "There is a user with this address already: log in first");
        }
        context.tx().users().setPassword(user.id(), phc);
        context.tx().changed(ChangeKey.user(user.id()));
        context.recordAs(
                who,
                JournalEntry.made(
                        "user.create",
                        AuditSubject.of(null, "user", user.id()),
                        AuditedObjectConverter.of(UserOperations.RECORDED, user)));
        return user;
    }
}
