package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationError;
import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.ReportSettings;
import dev.steelyard.server.settings.ServerSettings;
import dev.steelyard.tls.TrustedCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings for the connection from {@code steelyard guard} to the authorization server, such as
 * its address and credentials.
 */
public final class GuardFeedSettings {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<String> RESOURCE_SERVER =
            KEYS.text("guard.resource_server", "", "The id of that API at the issuer's server.");
    private static final ConfigurationKey<String> SECRET =
            KEYS.secret("guard.secret", "One of the secrets of that API there.", text -> text);
    private static final ConfigurationKey<List<URI>> NODES =
            KEYS.add(
                    "guard.nodes",
                    "",
                    "Addresses of the server's nodes (https://host:port) with commas between, the one to"
                            + " ask first in front. Empty: at the issuer's own.",
                    ValueParsers.list(ValueParsers::uri));
    private static final ConfigurationKey<@Nullable Path> TRUSTED_CERTIFICATES =
            KEYS.add(
                    "guard.trusted_certificates",
                    "",
                    "A PEM file with the certificate authority of the server, if it is a private one."
                            + " It is trusted beside those that Java trusts.",
                    ValueParsers.optional(ValueParsers::path));
    private static final ConfigurationKey<Integer> PRINCIPALS =
            KEYS.count(
                    "guard.principals",
                    "100000",
                    "How many states of clients and users the guard keeps in memory, and how"
                            + " many tokens; 2 to 4 KB for each.");
    private static final ConfigurationKey<Boolean> REPORTS =
            KEYS.flag(
                    "guard.reports",
                    "true",
                    "Whether the guard reports itself, refusals and the permissions that principals use to the server.");
    private static final ConfigurationKey<String> NAME =
            KEYS.text("guard.name", "", "The guard's name in its reports. Empty: the host's name.");

    private GuardFeedSettings() {}

    public static FeedSettings read(ConfigurationValues values) {
        var issuer = values.get(ServerSettings.ISSUER);
        var resourceServer = values.required(RESOURCE_SERVER);
        var secret = values.required(SECRET);
        var nodes = values.get(NODES);
        var feed =
                ServerSettings.ISSUER
                        .check(() -> FeedSettings.of(issuer, resourceServer, secret))
                        .withPrincipals(values.get(PRINCIPALS))
                        .withReports(reports(values.get(REPORTS), values.get(NAME)))
                        .withTrustedCertificates(trust(values.get(TRUSTED_CERTIFICATES)));
        return NODES.check(() -> feed.withNodes(nodes));
    }

    private static TrustedCertificates trust(@Nullable Path file) {
        var setting = TRUSTED_CERTIFICATES.name();
        if (file == null) {
            return TrustedCertificates.none(setting);
        }
        try {
            return TrustedCertificates.read(setting, file);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError(String.valueOf(e.getMessage()));
        }
    }

    private static ReportSettings reports(boolean on, String name) {
        return NAME.check(() -> new ReportSettings(on, name.isEmpty() ? null : name));
    }
}
