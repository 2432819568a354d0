package dev.steelyard.domain.principal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.PrincipalKind;
import dev.steelyard.domain.user.User;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the principal that a token acts for, which is a client for itself or a user through a
 * client.
 *
 * @param client the client that the token was issued to
 * @param user the user it acts for; null: the client acts for itself
 */
public record PrincipalRef(Id<Client> client, @Nullable Id<User> user) {
    public PrincipalKind kind() {
        return user == null ? PrincipalKind.CLIENT : PrincipalKind.USER;
    }
}
