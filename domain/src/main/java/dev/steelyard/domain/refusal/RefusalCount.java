package dev.steelyard.domain.refusal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A count of refusals that are not stored one by one.
 *
 * @param client the refused client; null: unknown
 * @param at the day of the refusals
 */
public record RefusalCount(@Nullable Id<Client> client, Instant at, long count) {}
