package dev.steelyard.guard.proxy.evaluation;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** What can be asked, and where: only what there is. */
record EvaluationMetadata(URI address, String one, String several) {
    Map<String, String> json() {
        String base = address.toString().replaceFirst("/$", "");
        Map<String, String> json = new LinkedHashMap<>();
        json.put("policy_decision_point", base);
        json.put("access_evaluation_endpoint", base + one);
        json.put("access_evaluations_endpoint", base + several);
        return json;
    }
}
