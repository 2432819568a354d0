package dev.steelyard.cli.apply.state;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.apply.kind.ResourceKinds;

/**
 * The user or client in whose name {@code steelyard apply} calls the management API, with its
 * authority (operator or a reseller).
 *
 * @param id of the user or the client
 * @param authority {@code operator}, or a reseller's id
 */
public record Caller(String id, String authority) {
    public static Caller of(ManagementApiClient api) {
        var answer = ServerStateReader.done(api.call(ApiRequest.get("/whoami")));
        var who = ServerStateReader.text(answer, "who");
        return new Caller(
                who.substring(who.indexOf(':') + 1), ServerStateReader.text(answer, "authority"));
    }

    boolean isOperator() {
        return authority.equals(ResourceKinds.OPERATOR);
    }
}
