package dev.steelyard.domain.refusal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Refusals of which only the number is known.
 *
 * @param client whose; null: nobody's that is known
 * @param at when they were refused; the day counts
 */
public record NotKept(@Nullable Id<Client> client, Instant at, long count) {}
