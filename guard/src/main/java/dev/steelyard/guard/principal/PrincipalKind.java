package dev.steelyard.guard.principal;

/** The kind of principal whose permissions a token carries. */
public enum PrincipalKind {
    USER,
    CLIENT
}
