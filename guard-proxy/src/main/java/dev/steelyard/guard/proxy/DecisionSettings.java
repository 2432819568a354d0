package dev.steelyard.guard.proxy;

import dev.steelyard.guard.possession.PassedCertificates;
import dev.steelyard.guard.proxy.evaluation.EvaluationSettings;
import org.jspecify.annotations.Nullable;

/**
 * How the decision service listens.
 *
 * @param port 0: any that is free
 * @param form how the proxy says what was asked of it
 * @param certificates how it passes those of its clients
 * @param evaluation who may ask by AuthZEN; null: nobody
 */
public record DecisionSettings(
        String host,
        int port,
        ProxyForm form,
        PassedCertificates certificates,
        @Nullable EvaluationSettings evaluation) {}
