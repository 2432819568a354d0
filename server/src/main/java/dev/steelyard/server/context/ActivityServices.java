package dev.steelyard.server.context;

import dev.steelyard.server.clientauth.CredentialUseRecorder;
import dev.steelyard.server.metering.NodeCounters;
import dev.steelyard.server.metering.Throttle;
import dev.steelyard.server.refusal.RefusalWriter;

/**
 * Services that limit request rates, count uses and record refused requests.
 *
 * @param usage counts the uses of credentials
 * @param counted tallies for the metrics
 * @param refusals keeps refusals for their explanation
 */
public record ActivityServices(
        Throttle throttle,
        CredentialUseRecorder usage,
        NodeCounters counted,
        RefusalWriter refusals) {}
