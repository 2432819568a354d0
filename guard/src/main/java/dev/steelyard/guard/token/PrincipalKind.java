package dev.steelyard.guard.token;

/** Whose permissions a token carries. */
public enum PrincipalKind {
    USER,
    CLIENT
}
