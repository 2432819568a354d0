package dev.steelyard.program;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.mail.Mail;
import dev.steelyard.mail.MailComposer;
import dev.steelyard.mail.OutboxSender;
import dev.steelyard.mail.SmtpSender;
import dev.steelyard.mail.SmtpSettings;
import dev.steelyard.server.Core;
import dev.steelyard.server.chore.MessageDeliveryService;
import java.util.List;

/**
 * Sends the mails of the outbox in rounds, several at once, but few of one reseller. Thread-safe.
 */
final class MailDelivery implements AutoCloseable {
    private final OutboxSender sender;
    private final MessageDeliveryService<Id<Mail>> rounds;

    private MailDelivery(OutboxSender sender) {
        this.sender = sender;
        this.rounds = new MessageDeliveryService<>(new Outbox(sender));
    }

    static MailDelivery of(Core core, SmtpSettings settings) {
        var environment = core.environment();
        return new MailDelivery(
                new OutboxSender(
                        environment.store(),
                        environment.clock(),
                        core.sealedKeys()::open,
                        new MailComposer(core.settings().platform(), core.settings().issuer()),
                        new SmtpSender(settings, core.settings().platform(), environment.clock()),
                        core.settings().mail().language()));
    }

    private record Outbox(OutboxSender sender) implements MessageDeliveryService.Queue<Id<Mail>> {
        @Override
        public List<MessageDeliveryService.Waiting<Id<Mail>>> due(int limit, int each) {
            return sender.due(limit, each).stream()
                    .map(
                            waiting ->
                                    new MessageDeliveryService.Waiting<>(
                                            waiting.mail(), waiting.owner()))
                    .toList();
        }

        /** Each mail is a recipient of its own: there is no next one. */
        @Override
        public boolean next(Id<Mail> mail) {
            sender.send(mail);
            return false;
        }
    }

    /** Begins the deliveries that are due; does not wait for them. */
    void deliver() {
        rounds.begin();
    }

    OutboxSender sender() {
        return sender;
    }

    /** Waits for deliveries in progress, 10 seconds at most. */
    @Override
    public void close() {
        rounds.close();
        sender.close();
    }
}
