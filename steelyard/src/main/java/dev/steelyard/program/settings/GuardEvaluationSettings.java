package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.guard.proxy.evaluation.EvaluationSettings;
import dev.steelyard.guard.proxy.evaluation.Vocabulary;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of {@code steelyard guard} for AuthZEN evaluation requests, such as their bearer
 * token and the file that maps users and actions.
 */
public final class GuardEvaluationSettings {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<@Nullable String> SECRET =
            KEYS.secret(
                    "guard.evaluation_secret",
                    "The Bearer token of AuthZEN requests, at least 32 characters. Empty: AuthZEN is"
                            + " off.",
                    ValueParsers.optional(
                            text -> new EvaluationSettings(text, null, Vocabulary.NONE).secret()));
    private static final ConfigurationKey<@Nullable URI> ADDRESS =
            KEYS.add(
                    "guard.evaluation_address",
                    "",
                    "The URL of the service for these callers, with its path: policy_decision_point in"
                            + " /.well-known/authzen-configuration. Empty: there is no such document.",
                    ValueParsers.optional(
                            ValueParsers.checked(
                                    ValueParsers::uri,
                                    GuardEvaluationSettings::identifies,
                                    "a URL without query and fragment, such as"
                                            + " https://pdp.example.com")));
    private static final ConfigurationKey<@Nullable Path> VOCABULARY =
            KEYS.add(
                    "guard.evaluations",
                    "",
                    "The file with the operator's words for AuthZEN: users by name, types of resources and"
                            + " their actions (docs/proxies.md). Empty: Steelyard's own words alone.",
                    ValueParsers.optional(ValueParsers::path));

    private GuardEvaluationSettings() {}

    /** Null: evaluations are disabled. */
    static @Nullable EvaluationSettings read(ConfigurationValues values) {
        var secret = values.get(SECRET);
        var address = values.get(ADDRESS);
        var file = values.get(VOCABULARY);
        if (secret == null) {
            return null;
        }
        var vocabulary =
                file == null
                        ? Vocabulary.NONE
                        : VOCABULARY.check(() -> EvaluationsFileReader.read(file));
        return new EvaluationSettings(secret, address, vocabulary);
    }

    /** Whether it can identify a policy decision point (AuthZEN, section 9.1.1). */
    private static boolean identifies(URI address) {
        return Set.of("https", "http").contains(String.valueOf(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }
}
