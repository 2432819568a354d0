package dev.steelyard.server.browser;

import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;

/** The active login session of a browser, with its user, whose account is not disabled. */
public record SignedInUser(Session session, User user) {}
