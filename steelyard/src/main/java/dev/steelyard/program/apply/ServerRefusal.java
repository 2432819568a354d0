package dev.steelyard.program.apply;

import dev.steelyard.program.client.ApiAnswer;

/** The server refused a step, or to be looked at. Ends {@code apply}; carries no stack trace. */
public final class ServerRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiAnswer.Refused refused;

    ServerRefusal(ApiAnswer.Refused refused) {
        super(refused.message(), null, false, false);
        this.refused = refused;
    }

    public ApiAnswer.Refused refused() {
        return refused;
    }
}
