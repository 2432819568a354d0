package dev.steelyard.domain.client.setting;

import dev.steelyard.domain.client.metadata.ClientSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of some or all settings of one client. Immutable.
 *
 * @param values each of the type of its setting
 */
public record SettingValues(Map<Setting<?>, @Nullable Object> values) {
    public static final SettingValues NONE = new SettingValues(Map.of());

    public SettingValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public <V extends @Nullable Object> SettingValues with(Setting<V> setting, V value) {
        var more = new LinkedHashMap<Setting<?>, @Nullable Object>(values);
        more.put(setting, value);
        return new SettingValues(more);
    }

    /**
     * Adds a value in its external form.
     *
     * @throws IllegalArgumentException if it is no value's form; see {@link SettingType#read}
     */
    public <V extends @Nullable Object> SettingValues reading(
            Setting<V> setting, @Nullable Object written) {
        return with(setting, setting.kind().read(written));
    }

    /**
     * The settings {@code before} with these values; a setting without a value here is unchanged.
     */
    public ClientSettings over(ClientSettings before) {
        var all = new LinkedHashMap<Setting<?>, @Nullable Object>();
        Settings.ALL.forEach(setting -> all.put(setting, setting.of(before)));
        all.putAll(values);
        return new SettingValues(all).settings();
    }

    /**
     * @throws IllegalStateException if one is missing
     */
    public ClientSettings settings() {
        return Settings.of(this);
    }

    public boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    // What went in by with() has the setting's type; null only where that allows it.
    @SuppressWarnings({"unchecked", "NullAway"})
    public <V extends @Nullable Object> V get(Setting<V> setting) {
        if (!has(setting)) {
            throw new IllegalStateException("there is no value for setting " + setting);
        }
        return (V) values.get(setting);
    }
}
