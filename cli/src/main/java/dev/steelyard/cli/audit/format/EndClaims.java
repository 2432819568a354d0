package dev.steelyard.cli.audit.format;

/**
 * What an export says that it holds.
 *
 * @param at when it was made
 * @param reseller whose events; empty: all
 * @param first what it begins with: a seal's number, or, of a reseller, an event's; above {@code
 *     last}: it holds none of those that there are
 * @param last what it ends with, likewise; 0: there are none
 * @param unsealed how many events were to be sealed later
 * @param until from when on what was sealed was not asked for; empty: all was
 */
public record EndClaims(
        String at, String reseller, long first, long last, long unsealed, String until) {
    public static EndClaims of(SignedStatement statement) {
        var json = statement.payload();
        return new EndClaims(
                json.path("at").asString(""),
                json.path("reseller").asString(""),
                json.path("first").asLong(0),
                json.path("last").asLong(0),
                json.path("unsealed").asLong(0),
                json.path("until").asString(""));
    }

    public boolean whole() {
        return reseller.isEmpty();
    }
}
