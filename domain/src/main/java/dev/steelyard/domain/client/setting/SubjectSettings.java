package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSubjectSettings;
import dev.steelyard.domain.client.metadata.SubjectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Declares the client settings for subject identifiers, such as {@code subject_type} and {@code
 * sector_identifier_uri}.
 */
public final class SubjectSettings {
    public static final Setting<SubjectType> TYPE =
            Setting.of(
                            "subject_type",
                            SettingType.Choice.among(
                                    "TYPE", SubjectType.values(), SubjectType::word),
                            settings -> settings.subjects().type(),
                            "Whether sub is the user's id (public) or differs per sector (pairwise).",
                            "A change gives every user of the client a new `sub`.")
                    .asMetadata();
    public static final Setting<@Nullable String> SECTOR_IDENTIFIER_URI =
            Setting.of(
                            "sector_identifier_uri",
                            new SettingType.Uri(),
                            settings -> settings.subjects().sectorIdentifierUri(),
                            "The URL of the list of redirect URIs that form one sector.",
                            "An https URI of a JSON array that contains all `redirect_uris`; its host is"
                                    + " the sector. Needed by pairwise clients whose redirect URIs have"
                                    + " several hosts, none, or a loopback one. Empty: none.")
                    .asMetadata();

    static final List<Setting<?>> ALL = List.of(TYPE, SECTOR_IDENTIFIER_URI);

    private SubjectSettings() {}

    static ClientSubjectSettings of(SettingValues values) {
        return new ClientSubjectSettings(values.get(TYPE), values.get(SECTOR_IDENTIFIER_URI));
    }
}
