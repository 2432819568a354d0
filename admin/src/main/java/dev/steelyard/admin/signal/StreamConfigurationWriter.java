package dev.steelyard.admin.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.admin.operation.AuditedObjectConverter;
import dev.steelyard.admin.operation.Limits;
import dev.steelyard.admin.operation.OperationContext;
import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.audit.AuditSubject;
import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.JournalEntry;
import dev.steelyard.domain.key.KeyMaker;
import dev.steelyard.domain.signal.EventDelivery;
import dev.steelyard.domain.signal.EventStream;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.domain.signal.EventType;
import dev.steelyard.domain.signal.SecurityEvent;
import dev.steelyard.domain.signal.StreamStatus;
import dev.steelyard.domain.signal.SubjectChoice;
import dev.steelyard.operations.signal.EventStreamOperations;
import org.jspecify.annotations.Nullable;

/**
 * Stores the configuration of receivers' event streams (SSF 1.0), with the secrets of their push
 * endpoints, in a given transaction.
 */
record StreamConfigurationWriter(RunningOperation context, String who, KeyMaker sealer) {
    private static final int MOST_CHOICES = 1_000;

    /** The name is new each time, so that no secret is ever sent to another endpoint. */
    EventDelivery delivery(NewDelivery wanted) {
        var name = "event_stream:" + context.ids().nextHex();
        var delivery = StreamRules.delivery(wanted, name);
        var authorization = wanted.authorization();
        if (delivery instanceof EventDelivery.Push && authorization != null) {
            context.tx().keptSecrets().claim(sealer.seal(name, authorization.getBytes(UTF_8)));
        }
        return delivery;
    }

    void insert(EventStream stream) {
        context.tx().eventStreams().insert(stream);
        record(JournalEntry.made("event_stream.create", matter(stream), facts(stream)));
    }

    EventStream update(EventStream before, EventStream after) {
        var difference = Difference.between(facts(before), facts(after));
        if (!before.delivery().equals(after.delivery())) {
            forget(before);
        }
        OperationContext.won(context.tx().eventStreams().update(after), before.version());
        if (!difference.isEmpty()) {
            record(JournalEntry.of("event_stream.update", matter(before), difference));
        }
        return context.tx().eventStreams().find(before.id()).orElseThrow();
    }

    /** SSF 1.0, section 8.1.2.1: a disabled stream "will not hold any events". */
    EventStream setStatus(EventStream before, StreamStatus status, @Nullable String reason) {
        // On enabling, too: an operation that had begun before may have added an event since.
        if (status == StreamStatus.DISABLED || before.status() == StreamStatus.DISABLED) {
            context.tx().securityEvents().drop(before.id());
        }
        return update(before, before.with(status, reason));
    }

    /** SSF 1.0, section 8.1.5: a receiver that did not request the change "MUST" be told. */
    void tellOf(EventStream stream, StreamStatus status, @Nullable String reason) {
        var members = AuditedProperties.NONE.with("status", status.word());
        context.tx()
                .securityEvents()
                .put(
                        SecurityEvent.ofStream(
                                context.ids().next(),
                                EventType.STREAM_UPDATED,
                                context.now(),
                                reason == null ? members : members.with("reason", reason)),
                        stream.id());
    }

    /**
     * Adds or removes a subject (SSF 1.0, section 8.1.3). It does not look up whether the user or
     * client exists, so the answer reveals nothing.
     */
    void choose(EventStream stream, EventSubject subject, boolean wanted) {
        var streams = context.tx().eventStreams();
        var choices = streams.choices(stream.id());
        var change = choices.choose(subject, wanted).orElse(null);
        if (change == null) {
            return;
        }
        int left = choices.inOrder().size() - change.gone().size();
        if (change.kept()) {
            Limits.checkRoom("A stream", "added and removed subjects", left, MOST_CHOICES);
        }
        streams.choose(
                stream.id(),
                change.gone(),
                change.kept() ? new SubjectChoice(subject, wanted) : null);
        var action = wanted ? "event_stream.add_subject" : "event_stream.remove_subject";
        record(
                JournalEntry.of(action, matter(stream))
                        .with("user", subject.user())
                        .with("session", subject.session())
                        .with("client", subject.client())
                        .with("role", subject.role())
                        .with("application", subject.application())
                        .with("reseller", subject.reseller()));
    }

    void remove(EventStream stream) {
        forget(stream);
        context.tx().eventStreams().remove(stream.id());
        record(JournalEntry.gone("event_stream.delete", matter(stream), facts(stream)));
    }

    private void forget(EventStream stream) {
        if (stream.delivery() instanceof EventDelivery.Push push && push.authorization() != null) {
            context.tx().keptSecrets().remove(push.authorization());
        }
    }

    private void record(JournalEntry entry) {
        context.recordAs(who, entry);
    }

    private static AuditedProperties facts(EventStream stream) {
        return AuditedObjectConverter.of(EventStreamOperations.RECORDED, stream);
    }

    private static AuditSubject matter(EventStream stream) {
        return AuditSubject.of(stream.authority().reseller(), "event_stream", stream.id());
    }
}
