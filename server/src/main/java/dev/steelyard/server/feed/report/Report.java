package dev.steelyard.server.feed.report;

import dev.steelyard.domain.decision.DecisionCount;
import dev.steelyard.domain.refusal.ReportedRefusal;
import java.util.List;

/** A report whose every part has the form that it must have. */
record Report(List<ReportedRefusal> refusals, List<DecisionCount> uses) {}
