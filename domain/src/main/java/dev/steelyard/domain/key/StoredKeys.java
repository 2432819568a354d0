package dev.steelyard.domain.key;

import java.util.List;

/** The store of these; see {@link dev.steelyard.domain.store.Transaction} for versions. */
public interface StoredKeys {
    void insert(StoredKey key);

    /** All that are kept, oldest first. */
    List<StoredKey> list();
}
