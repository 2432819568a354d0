package dev.steelyard.guard.principal;

/**
 * An application that a principal can reach.
 *
 * @param linked whether it is the one that the principal's client is linked to
 */
public record PrincipalApplication(ApplicationState application, boolean linked) {}
