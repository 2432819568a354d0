package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.ExportLine;
import dev.steelyard.cli.audit.format.SealClaims;
import dev.steelyard.cli.audit.verify.Finding.Kind;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.seal.MerkleTreeHasher;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch of audit events whose list of event hashes was changed, so that the batch can be verified
 * only as a whole.
 */
final class UnlistedBatch implements Batch {
    private final SealClaims seal;
    private final long line;
    private final FindingCollector findings;
    private final List<Hash> hashes = new ArrayList<>();

    UnlistedBatch(SealClaims seal, long line, FindingCollector findings) {
        this.seal = seal;
        this.line = line;
        this.findings = findings;
        findings.add(line, Kind.CHANGED, "the list of leaves is not what was sealed");
    }

    @Override
    public void add(long at, ExportLine.Event event) {
        if (hashes.size() <= seal.size()) {
            hashes.add(event.hash());
        }
    }

    @Override
    public long close() {
        if (hashes.size() == seal.size() && MerkleTreeHasher.root(hashes).equals(seal.root())) {
            return hashes.size();
        }
        findings.add(
                line,
                Kind.CHANGED,
                "the events of batch "
                        + seal.batch()
                        + " differ from the sealed ones too; only the list of leaves could show which");
        return 0;
    }
}
