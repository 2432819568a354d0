package dev.steelyard.server.feed.report;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.refusal.ReportedRefusal;
import dev.steelyard.domain.resource.ConnectedGuard;
import java.util.List;

/**
 * A guard's report after validation, with the guard's own state, the requests that it refused and
 * its counts of decisions.
 *
 * @param guard all but how far it is behind
 * @param ending whether it is the guard's last
 */
record ValidatedReport(
        ConnectedGuard guard,
        boolean ending,
        List<ReportedRefusal> refusals,
        List<DecisionCount> uses) {}
