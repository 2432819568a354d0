package dev.steelyard.program.configuration;

import static dev.steelyard.program.configuration.Configuration.value;

import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.operation.Operations;
import dev.steelyard.guard.possession.CertificateHeader;
import dev.steelyard.guard.possession.PassedCertificates;
import dev.steelyard.guard.proxy.DecisionSettings;
import dev.steelyard.guard.proxy.evaluation.EvaluationSettings;
import dev.steelyard.guard.proxy.evaluation.Vocabulary;
import dev.steelyard.guard.report.ReportSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of the decision service: of the program's settings {@code issuer} and those
 * that begin with {@code guard.}, {@code log.} or {@code metrics.}.
 *
 * @param feed how it hears of the server; holds a secret
 * @param service how it listens; may hold a secret
 * @param address where callers reach the API; null: at its audience
 * @param silence how long the server may be silent
 * @param metrics where metrics are told; null: nowhere
 */
public record GuardConfiguration(
        FeedSettings feed,
        DecisionSettings service,
        String audience,
        @Nullable URI address,
        Operations operations,
        Duration silence,
        boolean jsonLog,
        @Nullable MetricsSettings metrics) {

    /**
     * @param file a YAML file, or null
     * @param environment as of the process
     * @param options from the command line, by the settings' dotted names
     * @throws ConfigurationError what is wrong and what to do
     */
    public static GuardConfiguration load(
            @Nullable Path file, Map<String, String> environment, Map<String, String> options) {
        var values = Values.gather(file, environment, options);
        return new GuardConfiguration(
                feed(values),
                new DecisionSettings(
                        value(values, GuardPlace.HOST),
                        value(values, GuardPlace.PORT),
                        value(values, GuardPlace.PROXY),
                        certificates(values),
                        evaluation(values)),
                needed(values, GuardPlace.AUDIENCE),
                value(values, GuardPlace.ADDRESS),
                operations(value(values, GuardPlace.OPERATIONS)),
                value(values, GuardPlace.SILENCE),
                value(values, StorePlace.JSON_LOG),
                MetricsPlace.of(values, GuardPlace.PORT));
    }

    private static FeedSettings feed(Values values) {
        try {
            return FeedSettings.of(
                            value(values, ServerPlace.ISSUER),
                            needed(values, GuardPlace.RESOURCE_SERVER),
                            needed(values, GuardPlace.SECRET))
                    .withNodes(value(values, GuardPlace.NODES))
                    .withPrincipals(value(values, GuardPlace.PRINCIPALS))
                    .withReports(reports(values));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("issuer or guard.nodes: " + e.getMessage());
        }
    }

    private static ReportSettings reports(Values values) {
        var name = value(values, GuardPlace.NAME);
        try {
            return new ReportSettings(
                    value(values, GuardPlace.REPORTS), name.isEmpty() ? null : name);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(GuardPlace.NAME.name() + ": " + e.getMessage());
        }
    }

    private static String needed(Values values, Setting<String> setting) {
        var text = value(values, setting);
        if (text.isEmpty()) {
            throw new ConfigurationError(
                    setting.name() + " (" + setting.variable() + ") must be set");
        }
        return text;
    }

    private static PassedCertificates certificates(Values values) {
        var proxies = value(values, GuardPlace.TRUSTED_PROXIES);
        @Nullable CertificateHeader header =
                Mtls.header(
                        GuardPlace.CERTIFICATE_HEADER,
                        value(values, GuardPlace.CERTIFICATE_HEADER),
                        value(values, GuardPlace.CERTIFICATE_FORM),
                        GuardPlace.TRUSTED_PROXIES,
                        proxies);
        return new PassedCertificates(
                address -> proxies.stream().anyMatch(proxy -> proxy.contains(address)), header);
    }

    private static @Nullable EvaluationSettings evaluation(Values values) {
        var secret = value(values, GuardPlace.EVALUATION_SECRET);
        if (secret.isEmpty()) {
            return null;
        }
        try {
            @Nullable Path words = value(values, GuardPlace.EVALUATIONS);
            return new EvaluationSettings(
                    secret,
                    value(values, GuardPlace.EVALUATION_ADDRESS),
                    words == null ? Vocabulary.NONE : EvaluationsFile.read(words));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(
                    GuardPlace.EVALUATION_SECRET.name()
                            + " can't be used: it must be "
                            + e.getMessage());
        }
    }

    private static Operations operations(Path file) {
        try {
            return Operations.parse(Files.readString(file));
        } catch (IOException e) {
            throw new ConfigurationError(
                    GuardPlace.OPERATIONS.name() + ": " + file + " can't be read");
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(file + ", " + e.getMessage());
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "GuardConfiguration[" + audience + " of " + feed.issuer() + "]";
    }
}
