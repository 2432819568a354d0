package dev.steelyard.server.authorize.source;

import dev.steelyard.http.request.Parameters;
import dev.steelyard.http.request.QueryWriter;
import java.util.HashSet;
import java.util.Set;

/**
 * Drops the unrecognized parameters of an authorization request. RFC 6749, section 3.1: "The
 * authorization server MUST ignore unrecognized request parameters", so none is carried or stored.
 */
final class ParameterFilter {
    private static final Set<String> NAMES =
            Set.of(
                    "acr_values",
                    "claims",
                    "client_id",
                    "code_challenge",
                    "code_challenge_method",
                    "dpop_jkt",
                    "id_token_hint",
                    "login_hint",
                    "max_age",
                    "nonce",
                    "prompt",
                    "redirect_uri",
                    "registration", // refused by a rule
                    "resource",
                    "response_mode",
                    "response_type",
                    "scope",
                    "state",
                    "ui_locales");

    private ParameterFilter() {}

    static Parameters of(Parameters sent) {
        var others = new HashSet<>(sent.names());
        others.removeAll(NAMES);
        return others.isEmpty() ? sent : Parameters.parse(QueryWriter.of(sent, others));
    }
}
