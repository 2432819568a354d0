package dev.steelyard.cli.apply.kind;

import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import dev.steelyard.domain.client.setting.AuthenticationSettings;
import dev.steelyard.domain.client.setting.FlowSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.operations.client.SettingFields;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The client settings that follow from a client's security profile, so that the file for {@code
 * steelyard apply} may omit them.
 */
public final class ProfileDefaults {
    /** The settings that determine the others: a file must have them. */
    private static final Set<String> SAID =
            Set.of(FlowSettings.PROFILE.name(), AuthenticationSettings.METHOD.name());

    private ProfileDefaults() {}

    /** Whether {@code value} is the default for a client like {@code json}. */
    public static boolean is(Attribute attribute, Value value, JsonNode json) {
        return settings(json).stream()
                .flatMap(
                        settings ->
                                Settings.CHANGEABLE.stream()
                                        .filter(one -> one.name().equals(attribute.key()))
                                        .filter(one -> !SAID.contains(one.name()))
                                        .map(one -> SettingFields.of(one, settings))
                                        .map(ResourceKindDeriver::attribute))
                .anyMatch(standard -> standard.isStandard(value));
    }

    private static Optional<ClientSettings> settings(JsonNode json) {
        var method =
                AuthenticationMethod.parse(text(json, AuthenticationSettings.METHOD.name()))
                        .orElse(AuthenticationMethod.CLIENT_SECRET_BASIC);
        return SecurityProfile.parse(text(json, FlowSettings.PROFILE.name()))
                .map(
                        profile ->
                                SettingValues.NONE
                                        .with(AuthenticationSettings.METHOD, method)
                                        .with(FlowSettings.PROFILE, profile)
                                        .over(ClientSettings.SAFE));
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }
}
