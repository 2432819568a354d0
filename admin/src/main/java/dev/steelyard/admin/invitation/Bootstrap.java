package dev.steelyard.admin.invitation;

import dev.steelyard.admin.account.NewPasswords;
import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.link.InvitationLinkReader;
import dev.steelyard.admin.link.InvitationWriter;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.admin.user.ManageStaff;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Creates and accepts the single-use setup link that creates the first operator's account. The link
 * is created on the operator's own machine. Both are refused once there is an operator (rule 8).
 * Thread-safe.
 */
public final class Bootstrap {
    private final OperationRunner runner;
    private final NewPasswords passwords;
    private final LinkLifetimes lifetimes;

    public Bootstrap(OperationRunner runner, NewPasswords passwords, LinkLifetimes lifetimes) {
        this.runner = runner;
        this.passwords = passwords;
        this.lifetimes = lifetimes;
    }

    /** Creates a link. Several may be open, but only one of them can be accepted. */
    public Outcome<CreatedInvitation> link() {
        return runner.write(
                Actor.system(),
                ManagementPermission.STAFF_WRITE,
                context -> {
                    checkNoOperator(context);
                    return InvitationWriter.toStaff(
                            context,
                            null,
                            new Authority.Operator(),
                            EnumSet.allOf(ManagementPermission.class),
                            lifetimes.bootstrap());
                });
    }

    /** Whether the link works, for the page that it opens. */
    public Outcome<Boolean> look(String link) {
        return runner.readAnonymously(
                context -> {
                    open(context, link);
                    return true;
                });
    }

    /** Creates the first operator, with every management permission. */
    public Outcome<Id<User>> accept(
            String link,
            String email,
            String name,
            Password password,
            @Nullable String source,
            @Nullable String request) {
        if (!(look(link) instanceof Outcome.Done<Boolean>)) {
            return new Outcome.Missing<>();
        }
        return passwords
                .<Id<User>>refuse(password, name, EmailAddress.parse(email).orElse(null))
                .orElseGet(
                        () -> {
                            var phc = passwords.hash(password);
                            return runner.writeAnonymously(
                                    source,
                                    request,
                                    context ->
                                            accept(
                                                    context,
                                                    link,
                                                    InvitationWriter.address(email),
                                                    name,
                                                    phc));
                        });
    }

    private static Id<User> accept(
            AnonymousOperation context, String link, EmailAddress email, String name, String phc) {
        context.tx().staff().lock();
        var invitation = open(context, link);
        InvitationLinkReader.use(context, invitation);
        var who = InvitationLinkReader.who(invitation);
        var user = UserCreation.insert(context, who, email, name, phc);
        var staff = new Staff(user.id(), new Authority.Operator(), invitation.permissions(), 0);
        context.tx().staff().put(staff);
        FactorPermission.permit(context, user.id());
        context.tx().changed(ChangeKey.staff(user.id()));
        context.recordAs(
                who,
                JournalEntry.made(
                        "bootstrap.accept", ManageStaff.matter(staff), ManageStaff.facts(staff)));
        return user.id();
    }

    private static Invitation open(RunningOperation context, String link) {
        var invitation = InvitationLinkReader.open(context, link);
        if (invitation.email() != null) {
            throw OperationRefusal.missing();
        }
        checkNoOperator(context);
        return invitation;
    }

    private static void checkNoOperator(RunningOperation context) {
        if (!context.tx().staff().of(new Authority.Operator()).isEmpty()) {
            throw OperationRefusal.forbidden(
                    RefusalCode.OPERATOR_EXISTS, "There is an operator already");
        }
    }
}
