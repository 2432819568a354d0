package dev.steelyard.server.registration;

import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.Settings;

/** What is wrong with a client, by its metadata's names. */
final class ClientMembers {
    private ClientMembers() {}

    /**
     * @param field as the domain refuses it
     */
    static String nameOf(String field) {
        return Settings.METADATA.stream()
                .filter(setting -> setting.name().equals(field))
                .map(Setting::metadata)
                .findFirst()
                .orElse(field.equals("name") ? "client_name" : field);
    }
}
