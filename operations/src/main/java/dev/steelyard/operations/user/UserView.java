package dev.steelyard.operations.user;

import dev.steelyard.domain.user.Membership;
import dev.steelyard.domain.user.Staff;
import dev.steelyard.domain.user.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as the operator sees it, with memberships in applications, staff permissions and second
 * factors.
 *
 * @param staff null: the user is no staff
 */
public record UserView(
        User user, List<Membership> memberships, @Nullable Staff staff, UserAccess access) {
    public UserView {
        memberships = List.copyOf(memberships);
    }
}
