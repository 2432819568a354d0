package dev.steelyard.operations.explanation;

import dev.steelyard.domain.refusal.StoredRefusal;
import dev.steelyard.operations.schema.Listing;

/**
 * A page of refused API and OAuth requests, with the number of further refusals that were only
 * counted.
 *
 * @param notKept the number of further refusals of these principals, of which nothing else is known
 */
public record RefusalListing(Listing<StoredRefusal> page, long notKept) {}
