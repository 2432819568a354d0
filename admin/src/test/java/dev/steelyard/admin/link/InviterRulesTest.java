package dev.steelyard.admin.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.admin.operation.Actor;
import dev.steelyard.domain.audit.AuditOrigin;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.Inviter;
import dev.steelyard.domain.reseller.Authority;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InviterRulesTest {
    @Test
    void programIsNobodyElse() {
        assertThat(InviterRules.of(Actor.system())).isInstanceOf(Inviter.Program.class);
        var registering =
                Actor.initialAccessToken(
                        new Id<>("0".repeat(24)),
                        new Authority.Operator(),
                        Set.of(),
                        AuditOrigin.SYSTEM);
        assertThatThrownBy(() -> InviterRules.of(registering))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
