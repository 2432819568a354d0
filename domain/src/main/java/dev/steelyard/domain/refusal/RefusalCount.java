package dev.steelyard.domain.refusal;

import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number of a client's refused requests on one day that were only counted and not stored one by
 * one.
 *
 * @param client the refused client; null: unknown
 * @param at the day of the refusals
 */
public record RefusalCount(@Nullable Id<Client> client, Instant at, long count) {}
