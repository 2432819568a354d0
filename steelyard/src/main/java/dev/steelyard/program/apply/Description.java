package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Value;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file.
 *
 * @param reseller whom it is about, by name or id; null: the platform, or the caller's own reseller
 */
record Description(@Nullable Said reseller, Map<String, Part> parts) {
    @Nullable String resellerName() {
        return reseller != null && reseller.value() instanceof Value.Text(var name) ? name : null;
    }
}
