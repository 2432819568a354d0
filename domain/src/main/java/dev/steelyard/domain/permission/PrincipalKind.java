package dev.steelyard.domain.permission;

/** The kinds of principal that a token acts for, user and client. */
public enum PrincipalKind {
    USER,
    CLIENT
}
