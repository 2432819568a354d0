package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;

/**
 * The authorization of a device, and the user who entered its user code (RFC 8628). No other user
 * can go on from there, so that a link into the middle of the flow is of no use to its receiver.
 */
public record EnteredCode(DeviceAuthorization authorization, Id<User> by) {}
