package dev.steelyard.program.audit;

/**
 * What an export says that it holds.
 *
 * @param at when it was made
 * @param reseller whose events; empty: all
 * @param first what it begins with: a seal's number, or, of a reseller, an event's; 0: none
 * @param last what it ends with, likewise
 * @param unsealed how many events were to be sealed later
 */
public record EndClaims(String at, String reseller, long first, long last, long unsealed) {
    static EndClaims of(Statement statement) {
        var json = statement.payload();
        return new EndClaims(
                json.path("at").asString(""),
                json.path("reseller").asString(""),
                json.path("first").asLong(0),
                json.path("last").asLong(0),
                json.path("unsealed").asLong(0));
    }

    boolean whole() {
        return reseller.isEmpty();
    }
}
