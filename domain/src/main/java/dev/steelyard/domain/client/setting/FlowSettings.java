package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of the authorization code flow. */
public final class FlowSettings {
    public static final Setting<Boolean> REQUIRE_PKCE =
            Setting.of(
                    "require_pkce",
                    new SettingType.Flag(),
                    ClientSettings::requirePkce,
                    "Whether PKCE is demanded; leave it true.",
                    "false only by the operator, for a confidential client.");
    public static final Setting<Boolean> SKIP_CONSENT =
            Setting.of(
                    "skip_consent",
                    new SettingType.Flag(),
                    ClientSettings::skipConsent,
                    "Whether users aren't asked; for the operator's own clients.",
                    "true only by the operator.");

    public static final Setting<@Nullable SecurityProfile> PROFILE =
            Setting.of(
                    "security_profile",
                    SettingType.Choice.amongOrNone(
                            "PROFILE", SecurityProfile.values(), SecurityProfile::word),
                    ClientSettings::profile,
                    "The security profile that it keeps to.",
                    "It sets all that the profile demands, and a request that says otherwise is"
                            + " refused. Empty: none.");

    static final List<Setting<?>> ALL = List.of(PROFILE, REQUIRE_PKCE, SKIP_CONSENT);

    private FlowSettings() {}
}
