package dev.steelyard.server.feed.report;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.resource.ConnectedGuard;
import java.util.List;

/**
 * A report whose every part has the form that it must have.
 *
 * @param guard but for how far it is behind
 * @param ending whether it is the guard's last
 */
record Report(
        ConnectedGuard guard,
        boolean ending,
        List<ReportedRefusal> refusals,
        List<DecisionCount> uses) {}
