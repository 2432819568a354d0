package dev.steelyard.domain.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.session.Session;
import dev.steelyard.domain.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubjectChoicesTest {
    private static final EventSubject USER = subject(1, 0, 0);
    private static final EventSubject OTHER = subject(2, 0, 0);
    private static final EventSubject TENANT = subject(0, 0, 1);
    private static final EventSubject MEMBER = subject(1, 0, 1);

    private static EventSubject subject(int user, int session, int tenant) {
        return new EventSubject(
                SubjectChoicesTest.<User>id(user),
                SubjectChoicesTest.<Session>id(session),
                null,
                null,
                SubjectChoicesTest.<Application>id(tenant),
                null);
    }

    private static <T> @Nullable Id<T> id(int number) {
        return number == 0 ? null : new Id<>("0".repeat(23) + number);
    }

    private static SubjectChoices after(SubjectChoices before, EventSubject about, boolean wanted) {
        var change = before.choose(about, wanted).orElse(null);
        if (change == null) {
            return before;
        }
        var all = new ArrayList<>(before.inOrder());
        all.removeIf(choice -> change.gone().contains(choice.subject()));
        if (change.kept()) {
            all.add(new SubjectChoice(about, wanted));
        }
        return new SubjectChoices(all);
    }

    private static SubjectChoices of(SubjectChoice... choices) {
        return new SubjectChoices(List.of(choices));
    }

    private static SubjectChoice added(EventSubject subject) {
        return new SubjectChoice(subject, true);
    }

    private static SubjectChoice removed(EventSubject subject) {
        return new SubjectChoice(subject, false);
    }

    private static boolean tells(List<SubjectChoice> inOrder, EventSubject event) {
        for (var choice : inOrder.reversed()) {
            if (choice.subject().covers(event)) {
                return choice.wanted();
            }
        }
        return true;
    }

    @Test
    void added_to_a_stream_that_has_every_subject_changes_nothing() {
        assertThat(of().choose(USER, true)).isEmpty();
        assertThat(of(removed(OTHER)).choose(USER, true)).isEmpty();
    }

    @Test
    void removed_twice_or_within_what_is_removed_changes_nothing() {
        assertThat(of(removed(USER)).choose(USER, false)).isEmpty();
        assertThat(of(removed(USER), removed(OTHER)).choose(MEMBER, false)).isEmpty();
    }

    @Test
    void removed_then_added_leaves_nothing() {
        assertThat(after(of(removed(USER)), USER, true)).isEqualTo(of());
        assertThat(after(of(removed(MEMBER)), USER, true)).isEqualTo(of());
    }

    @Test
    void removed_with_more_then_replaces_what_was_chosen_within() {
        assertThat(after(of(removed(OTHER), added(MEMBER)), USER, false))
                .isEqualTo(of(removed(OTHER), removed(USER)));
    }

    @Test
    void user_added_beside_a_removed_tenant_is_kept() {
        assertThat(after(of(removed(TENANT)), USER, true))
                .isEqualTo(of(removed(TENANT), added(USER)));
    }

    /** What is stored decides every event as all choices ever made would. */
    @Test
    void random_choices_decide_as_their_whole_history() {
        var random = new Random(42);
        for (int round = 0; round < 500; round++) {
            var history = new ArrayList<SubjectChoice>();
            var stored = of();
            for (int i = 0; i < 12; i++) {
                var about = random(random);
                boolean wanted = random.nextBoolean();
                history.add(new SubjectChoice(about, wanted));
                stored = after(stored, about, wanted);
                for (int e = 0; e < 10; e++) {
                    var event = random(random);
                    assertThat(tells(stored.inOrder(), event))
                            .as("%s of %s", event, history)
                            .isEqualTo(tells(history, event));
                }
            }
        }
    }

    private static EventSubject random(Random random) {
        while (true) {
            var subject = subject(random.nextInt(3), random.nextInt(3), random.nextInt(3));
            if (!subject.equals(EventSubject.STREAM)) {
                return subject;
            }
        }
    }
}
