package dev.steelyard.domain.permission;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;
import java.util.List;

/** Who has a role. */
public record RoleHolders(List<Id<Client>> clients, List<Id<User>> members) {}
