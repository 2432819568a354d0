package dev.steelyard.cli.audit.format;

/**
 * The claims of the signed last line of an audit export, which state whose events it holds, from
 * which number to which.
 *
 * @param at the time of the export
 * @param reseller the owner of the events; empty: all
 * @param first the number of the first seal, or of the first event in an export of one reseller;
 *     above {@code last}: it is empty although there are some
 * @param last the last one, likewise; 0: there are none
 * @param unsealed the events that were not sealed yet
 * @param until seals made then or later were not requested; empty: all were
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
