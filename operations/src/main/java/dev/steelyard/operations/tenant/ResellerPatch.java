package dev.steelyard.operations.tenant;

import dev.steelyard.domain.reseller.Standing;
import dev.steelyard.operations.schema.Change;

/** An update of a reseller. */
public record ResellerPatch(Change<String> name, Change<Standing> standing) {}
