/** Audit events: the actor, the action, the object, the time, the origin and the change. */
@NullMarked
package dev.steelyard.domain.audit;

import org.jspecify.annotations.NullMarked;
