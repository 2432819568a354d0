package dev.steelyard.server.authorize.source;

import dev.steelyard.domain.grant.DeviceAuthorization;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.user.User;

/**
 * A device, and who has entered its user code: nobody else can go on from there, so that a link
 * into the middle of it is worth nothing to whom it is sent.
 */
public record EnteredCode(DeviceAuthorization authorization, Id<User> by) {}
