package dev.steelyard.program.metrics.node;

import dev.steelyard.mail.OutboxSender;
import dev.steelyard.program.metrics.Meters;
import dev.steelyard.program.metrics.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Registers metrics of mails: those that wait, and what became of attempts to send one. */
final class MailMeters {
    private static final Metric WAITING =
            Metric.gauge(
                    "steelyard_mails_waiting",
                    "Mails that wait to be sent. Counted each 10 s; absent where that failed.");
    private static final Metric ATTEMPTS =
            Metric.counter(
                    "steelyard_mails_total",
                    "Attempts of the node to send a mail, by outcome: sent, deferred (it is tried"
                            + " again) or failed (for good). 0 where mail is off.",
                    "outcome");
    static final List<Metric> ALL = List.of(WAITING, ATTEMPTS);

    private MailMeters() {}

    /**
     * @param sender null: mail is off
     */
    static void bind(Meters meters, @Nullable OutboxSender sender, DatabaseCounts counts) {
        meters.gauges(WAITING, counts.known(DatabaseCounts.Now::mails));
        meters.counters(
                ATTEMPTS,
                values -> {
                    values.are(sender == null ? 0 : sender.sent(), "sent");
                    values.are(sender == null ? 0 : sender.deferred(), "deferred");
                    values.are(sender == null ? 0 : sender.failed(), "failed");
                });
    }
}
