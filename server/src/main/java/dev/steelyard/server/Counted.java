package dev.steelyard.server;

import dev.steelyard.domain.client.GrantType;
import dev.steelyard.server.login.LoginOutcome;
import dev.steelyard.server.metering.Limit;
import dev.steelyard.server.metering.Tally;

/**
 * What a node counts itself, since its start.
 *
 * @param issued answers of the token endpoint with tokens
 * @param limited what was not admitted
 */
public record Counted(Tally<GrantType> issued, Tally<LoginOutcome> logins, Tally<Limit> limited) {
    static Counted nothing() {
        return new Counted(
                new Tally<>(GrantType.class),
                new Tally<>(LoginOutcome.class),
                new Tally<>(Limit.class));
    }
}
