package dev.steelyard.server.browser;

import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;

/** The live login session of a browser and its user, who is not disabled. */
public record SignedInUser(Session session, User user) {}
