package dev.steelyard.domain.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.domain.audit.Origin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvitersTest {
    @Test
    void programIsNobodyElse() {
        assertThat(Inviters.of(Actor.system())).isInstanceOf(Inviter.Program.class);
        var registering =
                Actor.initialAccessToken(
                        new Id<>("0".repeat(24)),
                        new Authority.Operator(),
                        Set.of(),
                        Origin.SYSTEM);
        assertThatThrownBy(() -> Inviters.of(registering))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
