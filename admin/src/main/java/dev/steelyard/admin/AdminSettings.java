package dev.steelyard.admin;

import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.link.LinkLifetimes;
import dev.steelyard.admin.operation.FreshProof;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.domain.key.KeySchedule;
import dev.steelyard.domain.session.SessionLife;
import java.util.Optional;

/**
 * The configured limits, link lifetimes, key schedule and client features of the management API.
 *
 * @param platform the platform's name
 * @param issuer of this server, the beginning of the addresses of its pages
 * @param registrationEndpoint the address at which clients register; empty: registration is off
 */
public record AdminSettings(
        String platform,
        String issuer,
        Limits limits,
        FreshProof freshProof,
        LinkLifetimes linkLifetimes,
        KeySchedule keySchedule,
        SessionLife sessionLife,
        EnabledClientFeatures clientFeatures,
        Optional<String> registrationEndpoint) {}
