package dev.steelyard.guard.principal;

import org.jspecify.annotations.Nullable;

/**
 * The name and web page of the reseller of an application, for its callers who have to ask the
 * reseller.
 *
 * @param page an https URL; null: the reseller has named none
 */
public record ResellerContact(String name, @Nullable String page) {
    /** The sentence that names the reseller behind the advice to ask it. */
    public String sentence() {
        return "The reseller is " + name + (page == null ? "" : " (" + page + ")") + ".";
    }
}
