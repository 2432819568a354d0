package dev.steelyard.domain.decision;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.Role;
import java.util.Set;

/**
 * What was decided about a principal that a change might touch.
 *
 * @param application of its client
 * @param roles that the principal has there now; empty also of a user who is no member any more
 */
public record Touched(DecisionCount count, Id<Application> application, Set<Id<Role>> roles) {
    public Touched {
        roles = Set.copyOf(roles);
    }
}
