package dev.steelyard.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.SubjectChoice;
import dev.steelyard.domain.signal.SubjectChoices;
import dev.steelyard.domain.user.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubjectChoicesTest extends SignalContract {
    private SecurityEvent about(EventSubject subject) {
        var like = event(EventType.TOKEN_CLAIMS_CHANGE);
        return new SecurityEvent(
                like.id(),
                like.type(),
                like.at(),
                like.cause(),
                subject,
                like.initiator(),
                like.reason(),
                like.members());
    }

    private void choose(EventStream stream, EventSubject subject, boolean wanted) {
        world.write(
                tx ->
                        tx.eventStreams()
                                .choose(
                                        stream.id(),
                                        List.of(),
                                        new SubjectChoice(subject, wanted)));
    }

    private SubjectChoices choices(EventStream stream) {
        return store.read(tx -> tx.eventStreams().choices(stream.id()));
    }

    @Test
    void choices_inTheirOrder_untilTheyAreReplaced_orTheStreamIsRemoved() {
        var stream = ofOperator();
        var other = ofOperator();
        var tenant = EventSubject.application(world.id());
        var whole =
                new EventSubject(
                        world.id(), world.id(), world.id(), world.id(), world.id(), world.id());
        choose(stream, whole, false);
        choose(stream, tenant, true);
        choose(other, tenant, false);

        assertThat(choices(stream).inOrder())
                .containsExactly(new SubjectChoice(whole, false), new SubjectChoice(tenant, true));
        world.write(
                tx ->
                        tx.eventStreams()
                                .choose(
                                        stream.id(),
                                        List.of(whole, tenant),
                                        new SubjectChoice(whole, true)));
        assertThat(choices(stream).inOrder()).containsExactly(new SubjectChoice(whole, true));
        world.write(tx -> tx.eventStreams().choose(stream.id(), List.of(whole), null));
        assertThat(choices(stream).inOrder()).isEmpty();

        store.<Boolean>write(tx -> tx.eventStreams().remove(other.id()));
        assertThat(choices(other).inOrder()).isEmpty();
    }

    @Test
    void event_aboutARemovedSubject_isNotToldToThatStream() {
        var stream = ofOperator();
        var other = ofOperator();
        Id<User> user = world.id();
        Id<Application> tenant = world.id();
        choose(stream, EventSubject.user(user), false);
        var itself = about(EventSubject.user(user));
        var within = about(EventSubject.user(user).in(tenant));
        var session = about(EventSubject.session(world.id(), user));
        var all = about(EventSubject.application(tenant));
        var another = about(EventSubject.user(world.id()).in(tenant));
        var told = List.of(itself, within, session, all, another);
        told.forEach(event -> tell(event, null));

        assertThat(waiting(stream)).containsExactly(all, another);
        assertThat(waiting(other)).isEqualTo(told);
    }

    @Test
    void event_aboutARemovedSubject_isToldWhereALaterChoiceAddsIt() {
        var reseller = world.reseller();
        var stream = stream(of(reseller), ALL);
        Id<User> user = world.id();
        Id<Application> tenant = world.id();
        choose(stream, EventSubject.application(tenant), false);
        choose(stream, EventSubject.user(user), true);
        var added = about(EventSubject.user(user).in(tenant));
        var removed = about(EventSubject.user(world.id()).in(tenant));
        world.write(
                tx -> {
                    tx.securityEvents().tellReseller(added, reseller.id());
                    tx.securityEvents().tell(removed, reseller.id());
                });

        assertThat(waiting(stream)).containsExactly(added);
    }
}
