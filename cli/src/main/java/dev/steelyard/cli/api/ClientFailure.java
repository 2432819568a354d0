package dev.steelyard.cli.api;

/**
 * What the person at the command line has to mend: no server there, no login, a refused
 * authorization. The message says what and how, and never holds a secret.
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
