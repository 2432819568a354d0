package dev.steelyard.guard.proxy;

import dev.steelyard.guard.certificate.CertificateReader;
import dev.steelyard.guard.proxy.evaluation.EvaluationSettings;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the decision service for reverse proxies, such as host, port and the form in
 * which a proxy passes the request.
 *
 * @param port 0: any free one
 * @param form how the proxy passes the request to decide on
 * @param certificates how the proxy passes client certificates
 * @param evaluation who may ask by AuthZEN; null: no caller
 */
public record DecisionSettings(
        String host,
        int port,
        ForwardedRequestForm form,
        CertificateReader certificates,
        @Nullable EvaluationSettings evaluation) {}
