package dev.steelyard.admin.invitation;

import dev.steelyard.admin.account.NewPasswords;
import dev.steelyard.admin.address.AddressProof;
import dev.steelyard.admin.link.InvitationLinkReader;
import dev.steelyard.admin.link.InvitationWriter;
import dev.steelyard.admin.link.InviterRules;
import dev.steelyard.admin.operation.AnonymousOperation;
import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.user.ManageStaff;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.journal.FactorRemover;
import dev.steelyard.domain.journal.RevocationService;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.PasswordProof;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.user.MemberOperations;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user a member or staff when the user opens an invitation link. The user is logged in or
 * new. A link that does not work is missing, for any reason. Thread-safe.
 */
public final class AcceptInvitation {
    private final OperationRunner runner;
    private final NewPasswords passwords;
    private final RevocationService endings;

    public AcceptInvitation(
            OperationRunner runner, NewPasswords passwords, RevocationService endings) {
        this.runner = runner;
        this.passwords = passwords;
        this.endings = endings;
    }

    /** Shows the invitation of a link; the link stays unused. */
    public Outcome<OpenInvitation> look(String link) {
        return runner.readAnonymously(
                context -> {
                    var invitation = open(context, link);
                    if (invitation.attempts() >= Invitation.MOST_ATTEMPTS) {
                        throw OperationRefusal.missing();
                    }
                    return opened(context, invitation);
                });
    }

    /**
     * As {@link #look}, and uses one of the link's attempts. Call it before a password is checked,
     * regardless of the result.
     */
    public Outcome<OpenInvitation> attempt(
            String link, @Nullable String source, @Nullable String request) {
        return runner.writeAnonymously(
                source,
                request,
                context -> {
                    var invitation = open(context, link);
                    if (!context.tx().invitations().attempt(invitation.id())) {
                        throw OperationRefusal.missing();
                    }
                    return opened(context, invitation);
                });
    }

    /**
     * Accepts it for a user whose address is the invited one, unless the password has changed since
     * it was proved.
     *
     * @param shown the user's session in which it has shown a second factor; null: none. A user
     *     with a factor whose address was never proved needs one
     */
    public Outcome<AcceptedInvitation> asUser(
            String link,
            PasswordProof password,
            @Nullable Id<Session> shown,
            @Nullable String source,
            @Nullable String request) {
        return runner.writeAnonymously(
                source,
                request,
                context -> {
                    var invitation = hold(context, link);
                    var user = password.user().id();
                    var known =
                            context.tx()
                                    .users()
                                    .lock(user)
                                    .filter(found -> !found.disabled())
                                    .filter(_ -> password.holds(context.tx().users()))
                                    .orElseThrow(OperationRefusal::missing);
                    if (!known.email().normalised().equals(address(invitation).normalised())) {
                        throw OperationRefusal.forbidden(
                                RefusalCode.ANOTHER_ADDRESS,
                                "The invitation is for another address. Log out, then log in with the invited one");
                    }
                    return accept(context, invitation, known, "user:" + user, shown);
                });
    }

    /**
     * Creates the user with the invited address, which is verified if the link was mailed there.
     */
    public Outcome<AcceptedInvitation> asNewUser(
            String link,
            String name,
            Password password,
            @Nullable String source,
            @Nullable String request) {
        // Checked first, so that a caller without a link can't keep the password hasher busy.
        return switch (runner.readAnonymously(context -> open(context, link))) {
            case Outcome.Done<Invitation>(var invitation) ->
                    passwords
                            .<AcceptedInvitation>refuse(password, name, invitation.email())
                            .orElseGet(
                                    () ->
                                            insert(
                                                    link,
                                                    name,
                                                    passwords.hash(password),
                                                    source,
                                                    request));
            case Outcome.Invalid<Invitation> _,
                    Outcome.Forbidden<Invitation> _,
                    Outcome.Missing<Invitation> _,
                    Outcome.Conflict<Invitation> _,
                    Outcome.Limited<Invitation> _,
                    Outcome.Repeated<Invitation> _,
                    Outcome.LoginTooOld<Invitation> _ ->
                    new Outcome.Missing<>();
        };
    }

    private Outcome<AcceptedInvitation> insert(
            String link,
            String name,
            String phc,
            @Nullable String source,
            @Nullable String request) {
        return runner.writeAnonymously(
                source,
                request,
                context -> {
                    var invitation = hold(context, link);
                    var user =
                            UserCreation.insert(
                                    context,
                                    InvitationLinkReader.who(invitation),
                                    address(invitation),
                                    name,
                                    phc);
                    var accepted =
                            accept(
                                    context,
                                    invitation,
                                    user,
                                    InvitationLinkReader.who(invitation),
                                    null);
                    FactorPermission.permit(context, user.id());
                    return accepted;
                });
    }

    private static Invitation open(AnonymousOperation context, String link) {
        var invitation = InvitationLinkReader.open(context, link);
        InviterRules.checkStill(context, invitation);
        return invitation;
    }

    /**
     * As {@link #open}, with a lock until the end of the transaction: the inviter's staff keep
     * their permissions, and the application keeps its reseller, for which alone the inviter can
     * act.
     */
    private static Invitation hold(AnonymousOperation context, String link) {
        var found = InvitationLinkReader.open(context, link);
        var application = found.application();
        if (application != null) {
            context.hold(application);
        } else if (found.authority() != null) {
            context.tx().staff().lock();
        }
        return open(context, link);
    }

    private static OpenInvitation opened(AnonymousOperation context, Invitation invitation) {
        var id = invitation.application();
        var application = id == null ? null : context.application(id);
        var reseller =
                invitation.authority() instanceof Authority.OfReseller(var of)
                        ? context.tx().resellers().find(of).map(Reseller::name).orElse(null)
                        : null;
        return new OpenInvitation(
                address(invitation),
                application == null ? null : application.name(),
                application == null ? null : application.company(),
                invitation.authority(),
                reseller,
                invitation.expires());
    }

    /**
     * @param who the accepting user, as named in audit events
     */
    private AcceptedInvitation accept(
            AnonymousOperation context,
            Invitation invitation,
            User user,
            String who,
            @Nullable Id<Session> shown) {
        InvitationLinkReader.use(context, invitation);
        // The very address: look-alike letters find the account, but are another's mailbox.
        if (user.email().equals(invitation.email())
                && context.tx().invitations().isMailed(invitation.id())) {
            checkFactor(context, user, shown);
            AddressProof.record(context, endings, user, who, shown);
        }
        var application = invitation.application();
        var authority = invitation.authority();
        if (application != null) {
            join(context, invitation, application, user, who);
        } else if (authority != null) {
            ManageStaff.join(context, invitation, authority, user, who);
        }
        return new AcceptedInvitation(
                user.id(), application, authority, invitation.client().orElse(null));
    }

    /** Else another person, who added the factor, would become a member too (rule 9). */
    private static void checkFactor(
            AnonymousOperation context, User user, @Nullable Id<Session> shown) {
        boolean isShown =
                shown != null
                        && context.tx()
                                .sessions()
                                .find(shown)
                                .filter(session -> session.isOpenOf(user.id()))
                                .isPresent();
        if (!user.emailVerified() && !isShown && FactorRemover.hasFactor(context.tx(), user.id())) {
            throw OperationRefusal.forbidden(
                    RefusalCode.SECOND_FACTOR_NEEDED,
                    "Log in with a second factor in this browser first");
        }
    }

    private static void join(
            AnonymousOperation context,
            Invitation invitation,
            Id<Application> id,
            User user,
            String who) {
        var application = context.hold(id);
        var roles = new HashSet<Id<Role>>();
        // Roles may have been deleted since the invitation.
        context.tx().roles().findAll(invitation.roles()).forEach(role -> roles.add(role.id()));
        var before = context.tx().memberships().find(user.id(), id);
        if (before.isEmpty()) {
            InvitationWriter.roomForMember(context, id);
        }
        var had = before.map(Membership::roles).orElse(Set.of());
        roles.addAll(had);
        var after = new Membership(user.id(), id, roles, 0);
        context.tx().memberships().put(after);
        context.tx().changed(ChangeKey.membership(user.id(), id));
        InvitationLinkReader.accepted(
                context,
                who,
                invitation,
                AuditSubject.in(application, "invitation", invitation.id()),
                user);
        context.recordAs(
                who,
                JournalEntry.of(
                        before.isEmpty() ? "membership.create" : "membership.update",
                        AuditSubject.in(application, "membership", user.id()),
                        Difference.between(
                                before.map(
                                                membership ->
                                                        AuditedObjectConverter.of(
                                                                MemberOperations.RECORDED,
                                                                membership))
                                        .orElse(null),
                                AuditedObjectConverter.of(MemberOperations.RECORDED, after))));
    }

    /** The first operator's link has no address and is accepted by {@link Bootstrap} only. */
    private static EmailAddress address(Invitation invitation) {
        var email = invitation.email();
        if (email == null) {
            throw OperationRefusal.missing();
        }
        return email;
    }
}
