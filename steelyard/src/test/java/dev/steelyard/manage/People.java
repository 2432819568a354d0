package dev.steelyard.manage;

import static dev.steelyard.manage.Steelyard.done;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.domain.user.Password;
import dev.steelyard.domain.user.User;
import dev.steelyard.operations.invitation.InvitationOperations.NewStaffMember;
import java.util.Optional;
import java.util.Set;

/** Users, who come in by invitation only. */
final class People {
    static final PageRequest PAGE = new PageRequest(null, 50);
    static final String PASSWORD = "correct horse battery";

    private People() {}

    /** A user who is nothing yet. */
    static Id<User> user(Steelyard steelyard, String email) {
        var invited =
                done(
                        steelyard
                                .manage
                                .invitations()
                                .inviteStaff(
                                        Actor.system(),
                                        new NewStaffMember(
                                                new EmailAddress(email),
                                                Optional.of(new Authority.Operator()),
                                                Set.of())));
        var user = accept(steelyard, invited.link().reveal(), email);
        done(steelyard.manage.staff().delete(Actor.system(), user, null));
        return user;
    }

    static Id<User> accept(Steelyard steelyard, String link, String name) {
        return done(steelyard
                        .manage
                        .acceptInvitation()
                        .asNewUser(link, name, new Password(PASSWORD), null, null))
                .user();
    }
}
