package dev.steelyard.store.sql.transaction;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies listeners in this process when a transaction has committed changes that can alter
 * authorization decisions. Thread-safe.
 */
public final class CommitNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(CommitNotifier.class);

    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

    void onCommit(Runnable wake) {
        wakes.add(wake);
    }

    /** To be called after a commit that wrote a change, of whichever process. */
    public void changed() {
        for (var wake : wakes) {
            try {
                wake.run();
            } catch (RuntimeException e) {
                // the transaction is committed: its caller must not be told otherwise
                LOG.error("a listener of changes failed", e);
            }
        }
    }
}
