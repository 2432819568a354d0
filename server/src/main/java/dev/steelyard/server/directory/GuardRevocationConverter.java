package dev.steelyard.server.directory;

import dev.steelyard.domain.token.Revocation;

/**
 * Converts revocations, such as those of tokens and sessions, from the server's type into that of
 * the guard library.
 */
public final class GuardRevocationConverter {
    private GuardRevocationConverter() {}

    public static dev.steelyard.guard.principal.Revocation of(Revocation revocation) {
        return new dev.steelyard.guard.principal.Revocation(
                kind(revocation.kind()), revocation.value(), revocation.until());
    }

    private static dev.steelyard.guard.principal.Revocation.Kind kind(Revocation.Kind kind) {
        return switch (kind) {
            case JTI -> dev.steelyard.guard.principal.Revocation.Kind.JTI;
            case FAMILY -> dev.steelyard.guard.principal.Revocation.Kind.FAMILY;
            case SID -> dev.steelyard.guard.principal.Revocation.Kind.SID;
        };
    }
}
