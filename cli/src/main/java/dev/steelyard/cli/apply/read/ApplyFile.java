package dev.steelyard.cli.apply.read;

import dev.steelyard.cli.apply.kind.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parsed YAML file of {@code steelyard apply}, with names of resources not yet resolved to ids.
 *
 * @param reseller its subject, by name or id; null: the platform, or the caller's own reseller
 */
public record ApplyFile(@Nullable FileValue reseller, Map<String, FileSection> parts) {
    public @Nullable String resellerName() {
        return reseller != null && reseller.value() instanceof Value.Text(var name) ? name : null;
    }
}
