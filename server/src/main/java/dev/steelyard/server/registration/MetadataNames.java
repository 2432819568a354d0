package dev.steelyard.server.registration;

import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.Settings;

/**
 * Converts the name of a client setting into its client metadata name, such as {@code client_name}
 * (RFC 7591, section 2).
 */
final class MetadataNames {
    private MetadataNames() {}

    /**
     * @param field named in the domain's refusal
     */
    static String nameOf(String field) {
        return Settings.METADATA.stream()
                .filter(setting -> setting.name().equals(field))
                .map(Setting::metadata)
                .findFirst()
                .orElse(field.equals("name") ? "client_name" : field);
    }
}
