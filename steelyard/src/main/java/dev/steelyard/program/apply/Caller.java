package dev.steelyard.program.apply;

import dev.steelyard.program.apply.kind.Kinds;
import dev.steelyard.program.client.Api;
import dev.steelyard.program.client.ApiRequest;

/**
 * In whose name the file is applied.
 *
 * @param id of the user or the client
 * @param authority {@code operator}, or a reseller's id
 */
record Caller(String id, String authority) {
    static Caller of(Api api) {
        var answer = Survey.done(api.call(ApiRequest.get("/whoami")));
        var who = Survey.text(answer, "who");
        return new Caller(who.substring(who.indexOf(':') + 1), Survey.text(answer, "authority"));
    }

    boolean isOperator() {
        return authority.equals(Kinds.OPERATOR);
    }
}
