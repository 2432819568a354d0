package dev.steelyard.program.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import dev.steelyard.guard.feed.FeedSettings;
import dev.steelyard.guard.feed.ReportSettings;
import dev.steelyard.server.settings.ServerSettings;
import java.net.URI;
import java.util.List;

/** Declares and reads the settings of {@code steelyard guard} for its connection to the server. */
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
                        .withReports(reports(values.get(REPORTS), values.get(NAME)));
        return NODES.check(() -> feed.withNodes(nodes));
    }

    private static ReportSettings reports(boolean on, String name) {
        return NAME.check(() -> new ReportSettings(on, name.isEmpty() ? null : name));
    }
}
