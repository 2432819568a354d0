package dev.steelyard.guard.token;

/** The kind of principal whose permissions a token carries. */
public enum PrincipalKind {
    USER,
    CLIENT
}
