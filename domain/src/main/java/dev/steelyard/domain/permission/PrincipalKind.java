package dev.steelyard.domain.permission;

/** The kinds of principal. */
public enum PrincipalKind {
    USER,
    CLIENT
}
