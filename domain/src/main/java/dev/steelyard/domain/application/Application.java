package dev.steelyard.domain.application;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.SearchText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's tenant, with its name, company, expiry date and the reseller that owns it.
 *
 * @param company the customer's name
 * @param expiry the end of its term; null: no end
 * @param suspended stopped by its reseller or the operator, regardless of its term
 * @param secondFactor what a login through its clients demands
 * @param version counts its changes, from 1
 */
public record Application(
        Id<Application> id,
        Id<Reseller> reseller,
        String name,
        String company,
        @Nullable Instant expiry,
        boolean suspended,
        SecondFactorPolicy secondFactor,
        long version) {
    /** The form that searches look through. */
    public String searched() {
        return SearchText.form(name, company);
    }
}
