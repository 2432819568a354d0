package dev.steelyard.cli.audit;

import dev.steelyard.cli.audit.verify.KeyUse;
import dev.steelyard.cli.audit.verify.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of {@code steelyard audit verify} as lines of text, for people. */
public final class ReportText {
    private ReportText() {}

    public static List<String> of(VerificationReport report) {
        var lines = new ArrayList<String>();
        for (var finding : report.findings()) {
            lines.add(
                    (finding.line() == 0 ? "" : "line " + finding.line() + ": ")
                            + finding.kind().name().toLowerCase(Locale.ROOT)
                            + ": "
                            + (finding.event().isEmpty() ? "" : "event " + finding.event() + " ")
                            + finding.text());
        }
        if (report.wrong() > report.findings().size()) {
            lines.add("and " + (report.wrong() - report.findings().size()) + " more");
        }
        lines.add(
                (report.good() ? "Good: " : "Not good, as said above; ")
                        + report.proven()
                        + " of "
                        + report.events()
                        + " events are what was sealed"
                        + seals(report));
        var end = report.end();
        if (end != null) {
            lines.add(
                    "Exported "
                            + end.at()
                            + (end.whole()
                                    ? ": all events"
                                    : ": those of reseller " + end.reseller()));
        }
        if (report.lastSeal() != null) {
            lines.add("Note the hash of the last seal: " + report.lastSeal());
        }
        report.keys().forEach((key, known) -> lines.add(key(key, known)));
        report.unchecked().forEach(text -> lines.add("Not checked: " + text));
        return List.copyOf(lines);
    }

    private static String seals(VerificationReport report) {
        var first = report.first();
        var last = report.last();
        return first == null || last == null
                ? ""
                : ", under "
                        + report.seals()
                        + " seals from "
                        + first.batch()
                        + " ("
                        + first.at()
                        + ") to "
                        + last.batch()
                        + " ("
                        + last.at()
                        + ")";
    }

    private static String key(String thumbprint, KeyUse known) {
        var why =
                switch (known.why()) {
                    case TOLD -> "trusted as told";
                    case NAMED -> "trusted, as the key before it names it";
                    case FOUND -> "trusted because it signed first";
                    case UNKNOWN -> "NOT trusted";
                };
        return "Key " + thumbprint + ": " + why + "; signed " + known.seals() + " seals";
    }
}
