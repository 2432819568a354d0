package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;

/**
 * A device authorization (RFC 8628) whose user code was entered, and the user who entered it. No
 * other user can go on from there, so that a link into the middle of the flow is of no use to its
 * receiver.
 */
public record EnteredCode(DeviceAuthorization authorization, Id<User> by) {}
