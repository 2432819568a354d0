package dev.steelyard.cli.audit;

import dev.steelyard.cli.audit.format.EndClaims;
import dev.steelyard.cli.audit.format.SealClaims;
import dev.steelyard.cli.audit.verify.Finding;
import dev.steelyard.cli.audit.verify.VerificationReport;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of {@code steelyard audit verify} as JSON, for programs. */
public final class ReportJson {
    private ReportJson() {}

    public static Map<String, @Nullable Object> of(VerificationReport report) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("good", report.good());
        json.put("events", report.events());
        json.put("proven", report.proven());
        json.put("seals", report.seals());
        json.put("first_seal", batch(report.first()));
        json.put("last_seal", batch(report.last()));
        json.put("last_seal_hash", report.lastSeal() == null ? null : report.lastSeal().text());
        json.put("end", report.end() == null ? null : end(report.end()));
        json.put(
                "keys",
                report.keys().entrySet().stream()
                        .map(
                                key ->
                                        Map.of(
                                                "thumbprint",
                                                key.getKey(),
                                                "trusted",
                                                lower(key.getValue().why()),
                                                "seals",
                                                key.getValue().seals()))
                        .toList());
        json.put("findings", report.findings().stream().map(ReportJson::finding).toList());
        json.put("findings_in_all", report.wrong());
        json.put("unchecked", report.unchecked());
        return json;
    }

    private static @Nullable Long batch(@Nullable SealClaims seal) {
        return seal == null ? null : seal.batch();
    }

    private static Map<String, @Nullable Object> end(EndClaims end) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("at", end.at());
        json.put("reseller", end.whole() ? null : end.reseller());
        json.put("first", end.first());
        json.put("last", end.last());
        json.put("unsealed", end.unsealed());
        json.put("until", end.until().isEmpty() ? null : end.until());
        return json;
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("line", finding.line());
        json.put("kind", lower(finding.kind()));
        json.put("event", finding.event().isEmpty() ? null : finding.event());
        json.put("text", finding.text());
        return json;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
