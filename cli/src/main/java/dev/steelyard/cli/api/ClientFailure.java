package dev.steelyard.cli.api;

/**
 * Thrown when the command line fails for a reason that its user can correct, such as an unreachable
 * server, a missing login or a denied authorization. The message says how, and holds no secret.
 */
public final class ClientFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClientFailure(String message) {
        super(message);
    }

    public ClientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
