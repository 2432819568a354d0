package dev.steelyard.server.settings;

import dev.steelyard.domain.configuration.ConfigurationKey;
import dev.steelyard.domain.configuration.ConfigurationKeys;
import dev.steelyard.domain.configuration.ConfigurationValues;
import dev.steelyard.domain.configuration.ValueParsers;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The setting for the URL of the developer documentation in the server's metadata ({@code
 * service_documentation}, RFC 8414, section 2).
 *
 * @param serviceDocumentation the page that developers read (RFC 8414, section 2); null: none
 */
public record DiscoverySettings(@Nullable URI serviceDocumentation) {
    public static final ConfigurationKeys KEYS = new ConfigurationKeys();

    private static final ConfigurationKey<@Nullable URI> SERVICE_DOCUMENTATION =
            KEYS.add(
                    "discovery.service_documentation",
                    "",
                    "The URL of the platform's documentation for developers, told in discovery"
                            + " (service_documentation). Empty: none.",
                    ValueParsers.optional(ValueParsers::uri));

    public DiscoverySettings {
        if (serviceDocumentation != null && !isPage(serviceDocumentation)) {
            throw SERVICE_DOCUMENTATION.error(
                    "an http or https URL with a host and no user, such as"
                            + " https://developers.example.com/start");
        }
    }

    public static DiscoverySettings read(ConfigurationValues values) {
        return new DiscoverySettings(values.get(SERVICE_DOCUMENTATION));
    }

    private static boolean isPage(URI page) {
        return ("https".equals(page.getScheme()) || "http".equals(page.getScheme()))
                && page.getHost() != null
                && page.getRawUserInfo() == null;
    }
}
