package dev.steelyard.operations.invitation;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.user.EmailAddress;
import java.util.Set;

/** An invitation into an application. */
public record NewMember(EmailAddress email, Set<Id<Role>> roles) {}
