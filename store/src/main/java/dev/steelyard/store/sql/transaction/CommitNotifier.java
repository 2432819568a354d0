package dev.steelyard.store.sql.transaction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies listeners in this process when a transaction has committed changes that can alter
 * authorization decisions, or messages that are to be delivered. Thread-safe.
 */
public final class CommitNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(CommitNotifier.class);

    private final List<Runnable> ofChanges = new CopyOnWriteArrayList<>();
    private final List<Runnable> ofMessages = new CopyOnWriteArrayList<>();

    void onCommit(Runnable wake) {
        ofChanges.add(wake);
    }

    /** Calls {@code wake} as {@link dev.steelyard.domain.store.Store#onMessage} says. */
    public void onMessage(Runnable wake) {
        ofMessages.add(wake);
    }

    /** To be called after a commit of this process. */
    public void committed(WriteTask<?> task) {
        if (task.changed()) {
            changed();
        }
        if (task.queued()) {
            wake(ofMessages);
        }
    }

    /** To be called after a commit that wrote a change, of whichever process. */
    public void changed() {
        wake(ofChanges);
    }

    private static void wake(List<Runnable> listeners) {
        for (var wake : listeners) {
            try {
                wake.run();
            } catch (RuntimeException e) {
                // the transaction is committed: its caller must not be told otherwise
                LOG.error("a listener of commits failed", e);
            }
        }
    }
}
