package dev.steelyard.guard.principal;

/**
 * An application that a client belongs to or that a user is a member of.
 *
 * @param linked whether it is the one that the principal's client is linked to
 */
public record PrincipalApplication(ApplicationState application, boolean linked) {}
