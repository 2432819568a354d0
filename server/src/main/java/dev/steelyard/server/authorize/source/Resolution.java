package dev.steelyard.server.authorize.source;

import dev.steelyard.http.answer.OAuthError;
import dev.steelyard.http.request.Parameters;

/** What a request asks for, wherever it says so. */
public sealed interface Resolution {
    /** The parameters that count; nothing of them is checked yet. */
    record Read(Source source, Parameters parameters, CarriedRequest carried)
            implements Resolution {}

    /**
     * @param answer what says whom to answer and how, though nobody vouches for it
     */
    record Refused(Parameters answer, OAuthError error) implements Resolution {}
}
