package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSettings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of one client setting, with its name, type, description and database column.
 * {@link ClientSettings#safe} has its default.
 *
 * @param name its name everywhere: that of RFC 7591, section 2, or of OpenID Connect Dynamic Client
 *     Registration, section 2, where they have one
 * @param reader gets it from the settings
 * @param about a description in one sentence
 * @param more further sentences for API callers, as Markdown; may be empty
 * @param changeable whether management can set it; else it is read-only
 * @param column its database column
 * @param metadata its form in a client's registration (RFC 7591, section 2); null: clients can't
 *     register it
 */
public record Setting<V extends @Nullable Object>(
        String name,
        SettingType<V> kind,
        Function<ClientSettings, V> reader,
        String about,
        String more,
        boolean changeable,
        String column,
        @Nullable String metadata) {
    static <V extends @Nullable Object> Setting<V> of(
            String name,
            SettingType<V> kind,
            Function<ClientSettings, V> reader,
            String about,
            String more) {
        return new Setting<>(name, kind, reader, about, more, true, name, null);
    }

    Setting<V> toldOnly() {
        return new Setting<>(name, kind, reader, about, more, false, column, metadata);
    }

    Setting<V> inColumn(String other) {
        return new Setting<>(name, kind, reader, about, more, changeable, other, metadata);
    }

    /** Declares it as client metadata by the same name. */
    Setting<V> asMetadata() {
        return asMetadata(name);
    }

    Setting<V> asMetadata(String other) {
        return new Setting<>(name, kind, reader, about, more, changeable, column, other);
    }

    public V of(ClientSettings settings) {
        return reader.apply(settings);
    }

    /** The settings with this one replaced. */
    public ClientSettings in(ClientSettings settings, V value) {
        return SettingValues.NONE.with(this, value).over(settings);
    }

    /** The value in the form of {@link SettingType#write}. */
    public @Nullable Object written(ClientSettings settings) {
        return kind.write(of(settings));
    }

    /** Names are unique. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Setting<?> setting && setting.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
