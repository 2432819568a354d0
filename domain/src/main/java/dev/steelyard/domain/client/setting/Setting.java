package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSettings;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set of a client; what it is at first {@link ClientSettings#safe} says.
 *
 * @param name as it is written everywhere: that of RFC 7591, section 2, or of OpenID Connect
 *     Dynamic Client Registration, section 2, where they have one
 * @param reader finds it in the settings
 * @param about a sentence for anybody
 * @param more further ones for whoever calls the API, as Markdown; may be empty
 * @param changeable whether people can set it; else it is only told
 * @param column where it is stored
 * @param metadata as a client says it of itself when it registers (RFC 7591, section 2); null: that
 *     is for others to say
 */
public record Setting<V extends @Nullable Object>(
        String name,
        Kind<V> kind,
        Function<ClientSettings, V> reader,
        String about,
        String more,
        boolean changeable,
        String column,
        @Nullable String metadata) {
    static <V extends @Nullable Object> Setting<V> of(
            String name,
            Kind<V> kind,
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

    /** A client may say it of itself, by the same name. */
    Setting<V> asMetadata() {
        return asMetadata(name);
    }

    Setting<V> asMetadata(String other) {
        return new Setting<>(name, kind, reader, about, more, changeable, column, other);
    }

    public V of(ClientSettings settings) {
        return reader.apply(settings);
    }

    /** The settings, this one otherwise. */
    public ClientSettings in(ClientSettings settings, V value) {
        return SettingValues.NONE.with(this, value).over(settings);
    }

    /** As {@link Kind#write} has it. */
    public @Nullable Object written(ClientSettings settings) {
        return kind.write(of(settings));
    }

    /** There is one of each name. */
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
