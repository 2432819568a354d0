package dev.steelyard.domain.session;

import java.time.Instant;
import java.util.Set;

/**
 * When and how a user authenticated, as a client's tokens tell it.
 *
 * @param time {@code auth_time}
 * @param acr the requested value that the login proved; where none was requested, the strongest
 * @param methods for {@code amr}
 */
public record Authentication(Instant time, Acr acr, Set<LoginMethod> methods) {
    public Authentication {
        methods = Set.copyOf(methods);
    }
}
