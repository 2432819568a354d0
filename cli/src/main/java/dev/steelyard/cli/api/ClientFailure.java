package dev.steelyard.cli.api;

/**
 * A failure that the user of the command line can correct, such as no server, no login or a refused
 * authorization. The message says how, and holds no secret.
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
