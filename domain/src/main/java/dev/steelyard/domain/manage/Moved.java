package dev.steelyard.domain.manage;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.ending.Endings;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.manage.Move.Leaving;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.token.Reach;
import dev.steelyard.domain.transfer.Transfer;
import dev.steelyard.domain.user.Membership;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a move, inside an operation that holds the application and the staff. All that staff of
 * before could come by ends: secrets, API keys and clients' own keys, links, memberships. Refresh
 * tokens and consents stay: they are the users'.
 */
record Moved(Act act, Endings endings, Move move) {
    /**
     * @param transfer by which it was accepted; null: the operator moves it
     */
    void write(@Nullable Transfer transfer) {
        var before = move.application();
        var id = before.id();
        Act.won(act.tx().applications().update(after(before)), before.version());
        var ceilingBefore = act.tx().ceilings().of(id);
        act.tx().ceilings().set(id, move.ceiling());
        act.tx().credentials().endAll(id, move.credentialsEnd());
        act.tx().clients().endKeys(id, move.credentialsEnd());
        act.tx().invitations().endInto(id);
        act.tx().transfers().remove(id);
        move.leaving().forEach(this::leave);
        act.tx().changed(ChangeKey.application(id), ChangeKey.ceiling(id));
        Moving.clients(act, id).forEach(client -> act.tx().changed(ChangeKey.client(client.id())));
        recordFor(before.reseller(), transfer);
        recordFor(move.to(), ceilingBefore);
    }

    private Application after(Application before) {
        return new Application(
                before.id(),
                move.to(),
                before.name(),
                before.company(),
                before.expiry(),
                before.suspended(),
                before.version());
    }

    private void leave(Leaving leaving) {
        var id = move.application().id();
        var user = leaving.user();
        var roles = act.tx().memberships().find(user, id).map(Membership::roles).orElse(Set.of());
        act.tx().memberships().remove(user, id);
        act.tx().changed(ChangeKey.membership(user, id));
        endings.grants(act.tx(), user, new Reach.OfApplication(id));
        act.record(
                "membership.delete",
                "user:" + user,
                move.to(),
                new Difference().with("application", id).with("roles", roles));
    }

    /**
     * The last that the reseller of before sees: not who of the other side accepted, nor whence.
     */
    private void recordFor(Id<Reseller> from, @Nullable Transfer transfer) {
        var difference =
                new Difference()
                        .with("to", move.to())
                        .with("credentials_end", move.credentialsEnd())
                        .with(
                                "members_left",
                                move.leaving().isEmpty()
                                        ? null
                                        : move.leaving().stream().map(Leaving::user).toList());
        if (transfer == null) {
            act.record("application.transfer", subject(), from, difference);
            return;
        }
        new Outside(act.tx(), act.now(), act.ids(), act.secrets(), act.limits(), null, null)
                .recordAs(
                        "link:" + transfer.id(),
                        "application.transfer",
                        subject(),
                        from,
                        difference);
    }

    /** The first that the new reseller sees: nothing of the one before. */
    private void recordFor(Id<Reseller> to, Set<String> ceilingBefore) {
        var application = move.application();
        act.record(
                "application.transfer",
                subject(),
                to,
                new Difference()
                        .with("name", application.name())
                        .with("company", application.company())
                        .with("expiry", application.expiry())
                        .change("ceiling", ceilingBefore, move.ceiling())
                        .with("clients", move.clients())
                        .with("members", move.members() - move.leaving().size())
                        .with("credentials_end", move.credentialsEnd()));
    }

    private String subject() {
        return "application:" + move.application().id();
    }
}
