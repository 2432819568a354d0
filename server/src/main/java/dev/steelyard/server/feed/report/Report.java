package dev.steelyard.server.feed.report;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.resource.ConnectedGuard;
import java.util.List;

/**
 * A guard's validated report on itself and its decisions.
 *
 * @param guard all but how far it is behind
 * @param ending whether it is the guard's last
 */
record Report(
        ConnectedGuard guard,
        boolean ending,
        List<ReportedRefusal> refusals,
        List<DecisionCount> uses) {}
