package dev.steelyard.admin.invitation;

import static dev.steelyard.admin.binding.Binding.bind;
import static dev.steelyard.domain.permission.ManagementPermission.MEMBERS_WRITE;
import static dev.steelyard.domain.permission.ManagementPermission.STAFF_WRITE;

import dev.steelyard.admin.binding.Binding;
import dev.steelyard.admin.binding.OperationCall;
import dev.steelyard.admin.link.CreatedInvitation;
import dev.steelyard.admin.link.InvitationLinkReader;
import dev.steelyard.admin.link.InvitationMailer;
import dev.steelyard.admin.link.InvitationWriter;
import dev.steelyard.admin.link.InviterRules;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.DelegationRules;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.OperationRunner;
import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.admin.role.RoleRules;
import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.field.Filters;
import dev.steelyard.operations.invitation.InvitationOperations;
import dev.steelyard.operations.invitation.InvitationOperations.NewInvitation;
import dev.steelyard.operations.invitation.InvitationOperations.NewMember;
import dev.steelyard.operations.invitation.InvitationOperations.NewStaffMember;
import dev.steelyard.operations.invitation.InvitationView;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Creates, lists and cancels invitations of new members and new staff, on behalf of staff.
 * Thread-safe.
 */
public final class ManageInvitations {
    private final OperationRunner runner;
    private final LinkLifetimes lifetimes;
    private final InvitationMailer mailer;

    public ManageInvitations(
            OperationRunner runner, LinkLifetimes lifetimes, InvitationMailer mailer) {
        this.runner = runner;
        this.lifetimes = lifetimes;
        this.mailer = mailer;
    }

    public List<Binding<?, ?>> bindings() {
        return List.of(
                bind(
                        InvitationOperations.LIST,
                        call ->
                                list(
                                                call.actor(),
                                                call.id(),
                                                call.filter(Filters.ROLE),
                                                call.page())
                                        .map(
                                                found ->
                                                        call.paged(
                                                                found,
                                                                view -> view.invitation().id()))),
                bind(
                        InvitationOperations.CREATE,
                        call -> invite(call.actor(), call.id(), call.body(), this::shown)),
                bind(
                        InvitationOperations.DELETE,
                        call -> cancel(call.actor(), call.id(), call.expected())),
                bind(
                        InvitationOperations.LIST_STAFF,
                        call ->
                                listStaff(call.actor(), call.filter(Filters.AUTHORITY))
                                        .map(found -> Listing.all(wanted(call, found)))),
                bind(
                        InvitationOperations.CREATE_STAFF,
                        call -> inviteStaff(call.actor(), call.body(), this::shown)));
    }

    private NewInvitation shown(CreatedInvitation made) {
        return new NewInvitation(
                made.id(),
                made.shown().map(mailer::link).orElse(null),
                made.mailed(),
                made.expires());
    }

    private static List<InvitationView> wanted(
            OperationCall<NoBody> call, List<InvitationView> invitations) {
        Predicate<InvitationView> giving =
                call.passing(
                        Filters.MANAGEMENT_PERMISSION,
                        (permission, view) -> view.invitation().permissions().contains(permission));
        return invitations.stream().filter(giving).toList();
    }

    /**
     * Invites a user. The answer is equal for known and unknown addresses: the store isn't asked.
     */
    public Outcome<CreatedInvitation> invite(Actor actor, Id<Application> id, NewMember command) {
        return invite(actor, id, command, made -> made);
    }

    /**
     * @param view created inside the transaction; a repeated request gets it as its answer
     */
    private <T> Outcome<T> invite(
            Actor actor,
            Id<Application> id,
            NewMember command,
            Function<CreatedInvitation, T> view) {
        return runner.write(
                actor,
                InvitationOperations.CREATE,
                context -> {
                    var application = context.hold(id);
                    RoleRules.ofApplication(context, application, command.roles());
                    var made =
                            InvitationWriter.toApplication(
                                    context,
                                    InviterRules.of(actor),
                                    application,
                                    command.email(),
                                    command.roles(),
                                    lifetimes.invitation());
                    return view.apply(
                            mailer.toMember(
                                    context, made, application, command.email(), command.roles()));
                });
    }

    public Outcome<CreatedInvitation> inviteStaff(Actor actor, NewStaffMember command) {
        return inviteStaff(actor, command, made -> made);
    }

    private <T> Outcome<T> inviteStaff(
            Actor actor, NewStaffMember command, Function<CreatedInvitation, T> view) {
        return runner.write(
                actor,
                InvitationOperations.CREATE_STAFF,
                context -> {
                    var authority = command.authority().orElse(actor.authority());
                    context.checkAuthority(authority);
                    DelegationRules.check(actor, authority, command.permissions());
                    var made =
                            InvitationWriter.toStaff(
                                    context,
                                    command.email(),
                                    authority,
                                    command.permissions(),
                                    lifetimes.invitation());
                    return view.apply(mailer.toStaff(context, made, authority, command.email()));
                });
    }

    /**
     * Lists the open invitations into an application.
     *
     * @param role that they give; null: any
     */
    public Outcome<List<InvitationView>> list(
            Actor actor, Id<Application> id, @Nullable Id<Role> role, PageRequest page) {
        return runner.read(
                actor,
                InvitationOperations.LIST,
                context -> {
                    context.application(id);
                    return context
                            .tx()
                            .invitations()
                            .openInto(id, role, context.now(), page)
                            .stream()
                            .map(invitation -> view(actor, invitation))
                            .toList();
                });
    }

    /**
     * Lists the open invitations onto a staff, without the links of the first operator.
     *
     * @param authority null: the actor's own
     */
    public Outcome<List<InvitationView>> listStaff(Actor actor, @Nullable Authority authority) {
        return runner.read(
                actor,
                InvitationOperations.LIST_STAFF,
                context -> {
                    var whose = authority == null ? actor.authority() : authority;
                    context.checkAuthority(whose);
                    return context.tx().invitations().openToStaff(whose, context.now()).stream()
                            .filter(invitation -> invitation.email() != null)
                            .map(invitation -> view(actor, invitation))
                            .toList();
                });
    }

    /** Cancels an invitation of either kind; its link stops working. */
    public Outcome<Invitation> cancel(Actor actor, Id<Invitation> id, @Nullable Long expected) {
        var either = actor.holds(MEMBERS_WRITE) ? MEMBERS_WRITE : STAFF_WRITE;
        return runner.write(
                actor,
                either,
                context -> {
                    var invitation =
                            context.tx()
                                    .invitations()
                                    .find(id)
                                    .orElseThrow(OperationRefusal::missing);
                    var owner = mayCancel(context, invitation);
                    OperationContext.expect(expected, Invitation.VERSION);
                    InvitationLinkReader.end(context, invitation, owner);
                    return invitation;
                });
    }

    private static InvitationView view(Actor actor, Invitation invitation) {
        boolean shown = actor.isOperator() || invitation.inviter().isStaff();
        return new InvitationView(invitation, shown ? invitation.email() : null);
    }

    /** Checks the permission to cancel; returns the matter. */
    private static AuditSubject mayCancel(OperationContext context, Invitation invitation) {
        var application = invitation.application();
        if (application != null) {
            var owner = context.application(application);
            OperationRunner.checkHolds(context.actor(), MEMBERS_WRITE);
            return AuditSubject.in(owner, "invitation", invitation.id());
        }
        var authority = invitation.authority();
        if (authority == null
                || !(context.actor().isOperator()
                        || context.actor().authority().equals(authority))) {
            throw OperationRefusal.missing();
        }
        OperationRunner.checkHolds(context.actor(), STAFF_WRITE);
        DelegationRules.touch(context.actor(), invitation.permissions());
        return AuditSubject.of(authority.reseller(), "invitation", invitation.id());
    }
}
