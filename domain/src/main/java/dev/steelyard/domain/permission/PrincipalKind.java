package dev.steelyard.domain.permission;

/** The kind of principal that a token acts for, either a user or a client. */
public enum PrincipalKind {
    USER,
    CLIENT
}
