package dev.steelyard.server.manage;

import dev.steelyard.domain.audit.AuditTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of members as the API writes them. */
final class Members {
    private Members() {}

    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : AuditTime.text(instant);
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** Sorted, so that equal sets are equal texts. */
    static List<String> texts(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }
}
