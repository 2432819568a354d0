package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declares the client settings for PKCE, consent and the security profile. */
public final class FlowSettings {
    public static final Setting<Boolean> REQUIRE_PKCE =
            Setting.of(
                    "require_pkce",
                    new SettingType.Flag(),
                    ClientSettings::requirePkce,
                    "Whether the client must use PKCE; leave it true.",
                    "Only the operator can set false, for a confidential client.");
    public static final Setting<Boolean> SKIP_CONSENT =
            Setting.of(
                    "skip_consent",
                    new SettingType.Flag(),
                    ClientSettings::skipConsent,
                    "Whether users are not asked for consent; for the operator's own clients.",
                    "Only the operator can set true.");

    public static final Setting<@Nullable SecurityProfile> PROFILE =
            Setting.of(
                    "security_profile",
                    SettingType.Choice.amongOrNone(
                            "PROFILE", SecurityProfile.values(), SecurityProfile::word),
                    ClientSettings::profile,
                    "The security profile that the client complies with.",
                    "It sets everything that the profile demands; a request that contradicts it is"
                            + " refused. Empty: none.");

    static final List<Setting<?>> ALL = List.of(PROFILE, REQUIRE_PKCE, SKIP_CONSENT);

    private FlowSettings() {}
}
