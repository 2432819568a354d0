package dev.steelyard.admin.explanation;

import dev.steelyard.domain.refusal.KeptRefusal;
import java.util.List;

/**
 * A page of refusals.
 *
 * @param notKept how many more there were of these principals, of which only the number is known
 */
public record FoundRefusals(List<KeptRefusal> refusals, long notKept) {}
