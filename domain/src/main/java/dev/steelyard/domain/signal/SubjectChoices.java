package dev.steelyard.domain.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The subjects that a receiver added to its event stream or removed from it, in order of the
 * requests (SSF 1.0, section 8.1.3). A stream begins with every subject. Of the choices that cover
 * an event's subject the latest decides whether the event is sent.
 */
public record SubjectChoices(List<SubjectChoice> inOrder) {
    public SubjectChoices {
        inOrder = List.copyOf(inOrder);
    }

    /**
     * The update of the store for a new choice.
     *
     * @param gone choices that the new one replaces
     * @param kept whether the new choice must be stored, as the latest; false: the others imply it
     */
    public record Change(List<EventSubject> gone, boolean kept) {
        public Change {
            gone = List.copyOf(gone);
        }
    }

    /** The update for a new choice; empty: the choices imply it already. */
    public Optional<Change> choose(EventSubject subject, boolean wanted) {
        if (isSaid(subject, wanted)) {
            return Optional.empty();
        }
        var gone = new ArrayList<EventSubject>();
        boolean kept = !wanted;
        for (var choice : inOrder) {
            if (subject.covers(choice.subject())) {
                gone.add(choice.subject());
            } else if (!choice.wanted() && choice.subject().meets(subject)) {
                kept = true;
            }
        }
        return gone.isEmpty() && !kept ? Optional.empty() : Optional.of(new Change(gone, kept));
    }

    /** Whether a choice covers {@code subject} and no later one meets it. */
    private boolean isSaid(EventSubject subject, boolean wanted) {
        for (var choice : inOrder.reversed()) {
            if (choice.subject().meets(subject)) {
                return choice.wanted() == wanted && choice.subject().covers(subject);
            }
        }
        return false;
    }
}
