package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.invitation.Invitation;
import dev.steelyard.domain.manage.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.user.EmailAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public abstract class InvitationsContract extends StoreContract {
    protected InvitationsContract(Supplier<String> databases) {
        super(databases);
    }

    @Test
    void inserted_isFoundAsItWas() {
        var application = world.application();
        var member =
                new Invitation(
                        world.id(),
                        world.hash(),
                        new EmailAddress("Ada@Example.com"),
                        application.id(),
                        Set.of(world.role(application, "A").id()),
                        null,
                        Set.of(),
                        world.now().plusSeconds(60),
                        null);
        var operator = operator();
        world.write(tx -> tx.invitations().insert(member));

        assertThat(find(tx -> tx.invitations().find(member.id()))).contains(member);
        assertThat(find(tx -> tx.invitations().find(operator.id()))).contains(operator);
    }

    @Test
    void acceptedTwice_trueThenFalse() {
        var invitation = operator();

        assertThat(accept(invitation)).isTrue();
        assertThat(accept(invitation)).isFalse();
        assertThat(find(tx -> tx.invitations().find(invitation.id())).orElseThrow().used())
                .isEqualTo(world.now());
    }

    @Test
    void expired_isNotAccepted() {
        var invitation = operator();
        clock.move(Duration.ofSeconds(60));

        assertThat(accept(invitation)).isFalse();
    }

    @Test
    void fiftyThreadsWithOneLink_oneAccepts() throws Exception {
        var invitation = operator();

        assertThat(Crowd.of(50, () -> accept(invitation))).containsOnlyOnce(true);
    }

    private boolean accept(Invitation invitation) {
        return store.<Boolean>write(tx -> tx.invitations().accept(invitation.id(), world.now()));
    }

    private Invitation operator() {
        var invitation =
                new Invitation(
                        world.id(),
                        world.hash(),
                        null,
                        null,
                        Set.of(),
                        new Authority.Operator(),
                        Set.of(ManagementPermission.STAFF_WRITE),
                        world.now().plusSeconds(60),
                        null);
        world.write(tx -> tx.invitations().insert(invitation));
        return invitation;
    }
}
