package dev.steelyard.operations.tenant;

import dev.steelyard.operations.schema.Change;
import java.time.Instant;
import java.util.Optional;

/**
 * An update of an application.
 *
 * @param expiry to an empty value: no end
 */
public record ApplicationPatch(
        Change<String> name,
        Change<String> company,
        Change<Optional<Instant>> expiry,
        Change<Boolean> suspended) {}
