package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.api.ApiAnswer;

/**
 * Thrown when the management API refuses a request of {@code steelyard plan}, {@code drift}, {@code
 * apply} or {@code dump}. Carries no stack trace.
 */
public final class ServerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiAnswer.Refused refused;
    private final boolean placed;

    public ServerRefusal(ApiAnswer.Refused refused) {
        this(refused, false);
    }

    private ServerRefusal(ApiAnswer.Refused refused, boolean placed) {
        super(refused.message(), null, false, false);
        this.refused = refused;
        this.placed = placed;
    }

    public ApiAnswer.Refused refused() {
        return refused;
    }

    public boolean isForbidden() {
        return refused.status() == 403;
    }

    /** This refusal with its place in the file, unless it has one already. */
    public ServerRefusal at(String where) {
        return placed
                ? this
                : new ServerRefusal(refused.saying(where + ": " + refused.message()), true);
    }
}
