package dev.steelyard.cli.audit.format;

import dev.steelyard.domain.seal.Hash;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed line of an audit export: an audit event, the signature over a batch of events, or the
 * signed end of the export.
 */
public sealed interface ExportLine {
    /**
     * @param leaves the hashes of all its events; null: in an export of a part of the log
     */
    record Sealed(String jws, @Nullable List<Hash> leaves) implements ExportLine {}

    /**
     * @param id for people: any text, or empty
     * @param owner the reseller's id; empty: the operator's
     * @param number among the owner's events
     * @param hash of its whole content
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
            implements ExportLine {}

    record End(String jws) implements ExportLine {}

    /**
     * @param why never quotes the line
     */
    record Unreadable(String why) implements ExportLine {}
}
