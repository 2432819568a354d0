package dev.steelyard.guard.proxy.evaluation;

import dev.steelyard.guard.Decision;
import dev.steelyard.guard.Guard;
import dev.steelyard.guard.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers access evaluation requests (AuthZEN Authorization API 1.0, sections 6.2 and 7.2). Equal
 * requests get equal bodies while nothing changes, so no body has a reference or a time.
 * Thread-safe.
 */
final class EvaluationHandler {
    private static final int MOST = 100;

    private final Guard guard;
    private final InquiryTranslator interpreter;

    EvaluationHandler(Guard guard, Vocabulary vocabulary) {
        this.guard = guard;
        this.interpreter = new InquiryTranslator(vocabulary);
    }

    /**
     * @throws MalformedEvaluation it can't be read
     */
    Decision decide(ObjectNode body, String reference) {
        return guard.decide(interpreter.inquiry(EvaluationTuple.read(body, body), reference));
    }

    /**
     * The answer to several evaluations; one that can't be read is denied in its place.
     *
     * @param reference of all; that of the evaluation at the index n, from 0, is {@code
     *     reference.n}
     * @throws MalformedEvaluation none of it can be read
     */
    Map<String, ?> several(ObjectNode body, JsonNode several, String reference) {
        if (!several.isArray() || several.size() > MOST) {
            throw new MalformedEvaluation(
                    "evaluations must be an array of at most " + MOST + " objects.");
        }
        JsonNode word = body.path("options").path("evaluations_semantic");
        EvaluationsSemantic semantic =
                word.isMissingNode()
                        ? EvaluationsSemantic.EXECUTE_ALL
                        : EvaluationsSemantic.of(word.asString(""));
        List<Map<String, ?>> answers = new ArrayList<>();
        for (JsonNode each : several) {
            // Each may have another principal, so each does its own look-up.
            Map<String, Object> answer = each(each, body, reference + '.' + answers.size());
            answers.add(answer);
            if (semantic.endsWith(Boolean.TRUE.equals(answer.get("decision")))) break;
        }
        return Map.of("evaluations", answers);
    }

    private Map<String, Object> each(JsonNode tuple, ObjectNode defaults, String reference) {
        try {
            if (!(tuple instanceof ObjectNode object))
                throw new MalformedEvaluation("It must be an object.");
            return json(
                    guard.decide(
                            interpreter.inquiry(
                                    EvaluationTuple.read(object, defaults), reference)));
        } catch (MalformedEvaluation e) {
            return denial(Map.of("error", error(e.status(), e.description())));
        }
    }

    static Map<String, Object> json(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> Map.of("decision", true);
            case Decision.Refused refused -> denial(context(refused.refusal()));
        };
    }

    private static Map<String, Object> context(Refusal refusal) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("code", refusal.code().code());
        context.put("message", refusal.message());
        if (refusal.status() >= 500) {
            context.put("error", error(refusal.status(), refusal.message()));
        }
        return context;
    }

    private static Map<String, Object> error(int status, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("status", status);
        error.put("message", message);
        return error;
    }

    private static Map<String, Object> denial(Map<String, ?> context) {
        Map<String, Object> denial = new LinkedHashMap<>();
        denial.put("decision", false);
        denial.put("context", context);
        return denial;
    }
}
