package dev.steelyard.domain.decision;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import java.util.Set;

/**
 * A recorded decision about a user or client that a planned change of roles or permissions might
 * alter.
 *
 * @param application of its client
 * @param roles that the principal has there now; empty also for a former member
 */
public record AffectedDecision(
        DecisionCount count, Id<Application> application, Set<Id<Role>> roles) {
    public AffectedDecision {
        roles = Set.copyOf(roles);
    }
}
