package dev.steelyard.admin.running;

import static dev.steelyard.admin.running.Administration.done;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.invitation.InvitationOperations.NewStaffMember;
import java.util.Optional;
import java.util.Set;

/** Users, who come in by invitation only. */
public final class People {
    public static final String PASSWORD = "correct horse battery";

    private People() {}

    /** A user without any membership. */
    public static Id<User> user(Administration admin, String email) {
        var invited =
                done(
                        admin.manage
                                .invitations()
                                .inviteStaff(
                                        Actor.system(),
                                        new NewStaffMember(
                                                new EmailAddress(email),
                                                Optional.of(new Authority.Operator()),
                                                Set.of())));
        var user = accept(admin, invited.link().reveal(), email);
        done(admin.manage.staff().delete(Actor.system(), user, null));
        return user;
    }

    public static Id<User> accept(Administration admin, String link, String name) {
        return done(admin.manage
                        .acceptInvitation()
                        .asNewUser(link, name, new Password(PASSWORD), null, null))
                .user();
    }
}
