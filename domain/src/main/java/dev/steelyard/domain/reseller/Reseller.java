package dev.steelyard.domain.reseller;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.SearchText;

/**
 * A seller of the platform, which owns its customers' applications and sees nothing of other
 * resellers.
 *
 * @param version counts its changes, from 1
 */
public record Reseller(Id<Reseller> id, String name, ResellerStatus standing, long version) {
    /** The form that searches look through. */
    public String searched() {
        return SearchText.form(name);
    }
}
