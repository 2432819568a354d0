package dev.steelyard.guard.proxy.evaluation;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The metadata document of this policy decision point, with the URLs of its endpoints (AuthZEN
 * Authorization API 1.0, section 9).
 *
 * @param address the identifier of the policy decision point
 */
record EvaluationMetadata(URI address) {
    private static final String WELL_KNOWN = "/.well-known/authzen-configuration";

    /** The path of the document: the well-known path, inserted before that of the address. */
    String path() {
        return WELL_KNOWN + prefix();
    }

    /** The path of the address, without a trailing slash. */
    String prefix() {
        return withoutSlash(Objects.requireNonNullElse(address.getRawPath(), ""));
    }

    /**
     * @param one the path of the Access Evaluation API below the address
     * @param several that of the Access Evaluations API
     */
    Map<String, String> json(String one, String several) {
        String base = withoutSlash(address.toString());
        Map<String, String> json = new LinkedHashMap<>();
        // Section 9.2.3: identical to the identifier that led to the document.
        json.put("policy_decision_point", address.toString());
        json.put("access_evaluation_endpoint", base + one);
        json.put("access_evaluations_endpoint", base + several);
        return json;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
