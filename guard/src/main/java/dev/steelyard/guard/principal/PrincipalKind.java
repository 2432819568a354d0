package dev.steelyard.guard.principal;

/** The kind of principal that an access token acts for, either a user or a client. */
public enum PrincipalKind {
    USER,
    CLIENT
}
