package dev.steelyard.admin.link;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Invitation;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Permission;
import dev.steelyard.domain.permission.PermissionCalculator;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.principal.PrincipalRef;
import dev.steelyard.domain.principal.PrincipalState;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.user.EmailAddress;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks which roles and permissions an inviter may give to the invited user. It checks when the
 * link is created and again when it is used, so that a link gives nothing that its inviter has lost
 * since.
 */
public final class InviterRules {
    /** The permission by which a member of an application invites into it. */
    public static final String MEMBERS_PERMISSION = "users:manage";

    private InviterRules() {}

    public static Inviter of(Actor actor) {
        var user = actor.asUser();
        if (user.isPresent()) {
            // Any built-in client: staff may use every one of them.
            return staff(new PrincipalRef(BuiltInIds.COMMAND_LINE, user.get()));
        }
        var client = actor.asClient();
        if (client.isPresent()) {
            return staff(new PrincipalRef(client.get(), null));
        }
        // No other actor: a token's holder must not become as trusted as the program.
        if (!actor.who().equals(Actor.system().who())) {
            throw new IllegalArgumentException("not an inviter: " + actor.who());
        }
        return new Inviter.Program();
    }

    private static Inviter staff(PrincipalRef ref) {
        return new Inviter.Principal(ref, BuiltInIds.MANAGEMENT);
    }

    /** Refuses to invite the inviter itself: a stored link must not restore lost permissions. */
    static void checkNotOneself(RunningOperation context, Inviter inviter, EmailAddress email) {
        if (!(inviter instanceof Inviter.Principal(var ref, _))) {
            return;
        }
        var user = ref.user();
        if (user != null
                && context.tx()
                        .users()
                        .find(user)
                        .filter(known -> known.email().normalised().equals(email.normalised()))
                        .isPresent()) {
            throw OperationRefusal.invalid(
                    "email", "You can't invite yourself. Enter the address of another user.");
        }
    }

    /**
     * Answers missing, as for expired links, where the inviter could not create the invitation now.
     */
    public static void checkStill(RunningOperation context, Invitation invitation) {
        if (!(invitation.inviter() instanceof Inviter.Principal(var ref, var at))) {
            return;
        }
        var server = context.tx().resourceServers().find(at).orElseThrow(OperationRefusal::missing);
        var state = PrincipalStateService.state(context.tx(), ref, server, context.now());
        boolean may =
                server.builtIn()
                        ? staffMay(context, state, invitation)
                        : memberMay(context, state, invitation);
        if (state.refusal() != null || !may) {
            throw OperationRefusal.missing();
        }
    }

    /** Whether staff, or the program, may still continue an action for {@code owner}. */
    public static boolean stillMay(
            RunningOperation context,
            Inviter inviter,
            ManagementPermission needed,
            Id<Reseller> owner) {
        return authority(context, inviter, needed, owner).isPresent();
    }

    /** The authority in whose name it may continue; empty: no longer. */
    public static Optional<Authority> authority(
            RunningOperation context,
            Inviter inviter,
            ManagementPermission needed,
            Id<Reseller> owner) {
        if (!(inviter instanceof Inviter.Principal(var ref, var at))) {
            return Optional.of(new Authority.Operator());
        }
        var server = context.tx().resourceServers().find(at).orElseThrow(OperationRefusal::missing);
        var state = PrincipalStateService.state(context.tx(), ref, server, context.now());
        return state.refusal() == null && state.permissions().contains(needed.permission())
                ? Optional.ofNullable(state.authority()).filter(own -> own.covers(owner))
                : Optional.empty();
    }

    private static boolean staffMay(
            RunningOperation context, PrincipalState state, Invitation invitation) {
        var own = state.authority();
        if (own == null) {
            return false;
        }
        var held = EnumSet.noneOf(ManagementPermission.class);
        state.permissions().forEach(name -> ManagementPermission.parse(name).ifPresent(held::add));
        var application = invitation.application();
        if (application != null) {
            return held.contains(ManagementPermission.MEMBERS_WRITE)
                    && context.tx()
                            .applications()
                            .find(application)
                            .filter(found -> own.covers(found.reseller()))
                            .isPresent();
        }
        return held.contains(ManagementPermission.STAFF_WRITE)
                && held.containsAll(invitation.permissions())
                && covers(own, invitation);
    }

    private static boolean covers(Authority own, Invitation invitation) {
        return switch (invitation.authority()) {
            case null -> false;
            case Authority.Operator _ -> own instanceof Authority.Operator;
            case Authority.OfReseller(var reseller) -> own.covers(reseller);
        };
    }

    private static boolean memberMay(
            RunningOperation context, PrincipalState state, Invitation invitation) {
        var tenancy = state.tenancy();
        var given = context.tx().roles().findAll(invitation.roles());
        return tenancy != null
                && tenancy.application().id().equals(invitation.application())
                && state.permissions().contains(MEMBERS_PERMISSION)
                && beyond(context, state.permissions(), given).equals(Set.of());
    }

    /** The permissions that the roles would give beyond those that the giver holds. */
    public static Set<String> beyond(RunningOperation context, Set<String> held, List<Role> given) {
        var catalogue =
                context.tx().permissions().list().stream()
                        .collect(Collectors.toMap(Permission::name, Function.identity()));
        var all = new HashSet<String>();
        given.forEach(role -> all.addAll(role.permissions()));
        // All that a user could ever hold by them, under any ceiling: a role must not exceed its
        // giver when a ceiling rises.
        var beyond =
                new TreeSet<>(
                        PermissionCalculator.permissions(
                                given, all, all, PrincipalKind.USER, catalogue));
        beyond.removeAll(held);
        return beyond;
    }
}
