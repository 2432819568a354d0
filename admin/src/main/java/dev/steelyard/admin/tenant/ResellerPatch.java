package dev.steelyard.admin.tenant;

import dev.steelyard.domain.reseller.Standing;
import org.jspecify.annotations.Nullable;

/** What to change of a reseller; null stays as it is. */
public record ResellerPatch(@Nullable String name, @Nullable Standing standing) {}
