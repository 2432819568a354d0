package dev.steelyard.program.audit;

import dev.steelyard.domain.seal.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line of an export says; nothing of it is proven by that. */
sealed interface Line {
    /**
     * @param leaves the hashes of all events under it; null: of a part of the log
     */
    record Sealed(String jws, @Nullable List<Hash> leaves) implements Line {}

    /**
     * @param id for people: any text, or empty
     * @param owner the reseller's id; empty: the operator's
     * @param number among the owner's
     * @param hash of all that it says
     * @param path from its leaf to the root; null: the seal lists all leaves
     */
    record Event(
            String id,
            String owner,
            long number,
            Hash hash,
            long batch,
            long leaf,
            @Nullable List<Hash> path)
            implements Line {}

    record End(String jws) implements Line {}

    /**
     * @param why never quotes the line
     */
    record Unreadable(String why) implements Line {}
}
