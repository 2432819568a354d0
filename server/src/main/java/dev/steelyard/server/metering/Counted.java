package dev.steelyard.server.metering;

import dev.steelyard.domain.client.GrantType;

/**
 * What a node counts itself, since its start.
 *
 * @param issued answers of the token endpoint with tokens
 * @param limited what was not admitted
 */
public record Counted(Tally<GrantType> issued, Tally<LoginOutcome> logins, Tally<Limit> limited) {
    public static Counted nothing() {
        return new Counted(
                new Tally<>(GrantType.class),
                new Tally<>(LoginOutcome.class),
                new Tally<>(Limit.class));
    }
}
