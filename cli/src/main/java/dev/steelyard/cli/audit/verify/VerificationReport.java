package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.EndClaims;
import dev.steelyard.cli.audit.format.SealClaims;
import dev.steelyard.domain.seal.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying an audit export: the numbers of events and signed batches, the signing
 * keys and the defects found.
 *
 * @param events the number in the file
 * @param proven how many of them are proven by seals
 * @param first the first seal; null: there is none
 * @param lastSeal the hash of the last seal: every later export contains it, so it is worth noting
 * @param end the claims of the last line; null: missing or unreadable
 * @param keys the signing keys, by thumbprint
 * @param findings the first 1000
 * @param wrong the number of all findings
 */
public record VerificationReport(
        long events,
        long proven,
        long seals,
        @Nullable SealClaims first,
        @Nullable SealClaims last,
        @Nullable Hash lastSeal,
        @Nullable EndClaims end,
        Map<String, KeyUse> keys,
        List<Finding> findings,
        long wrong) {
    /** Whether the file holds everything that it should, as it was sealed. */
    public boolean good() {
        return wrong == 0;
    }

    /** The facts that no file can prove, or this one doesn't; whole sentences. */
    public List<String> unchecked() {
        var all = new ArrayList<String>();
        keys.forEach(
                (key, known) -> {
                    if (known.why() == KeyUse.Why.FOUND) {
                        all.add(
                                "Whose key "
                                        + key
                                        + " is: it was trusted because it signed first. Compare it"
                                        + " with the key that the operator names, then use --trust.");
                    }
                });
        var begun = first;
        var said = end;
        if (said != null && !said.whole()) {
            all.add("Seals without events of this reseller, and the chain across them.");
            if (said.first() > 1) {
                all.add("What came before event number " + said.first() + ".");
            }
        } else if (begun != null && begun.batch() > 1) {
            all.add("What came before seal " + begun.batch() + ".");
        } else if (begun == null && said != null && said.first() > 1) {
            all.add("What came before seal " + said.first() + ".");
        }
        if (said != null && !said.until().isEmpty()) {
            all.add("What was sealed at " + said.until() + " or later: it was not asked for.");
        }
        if (said != null && said.unsealed() > 0) {
            all.add(
                    said.unsealed()
                            + " events that were not sealed yet: they are in the next export.");
        }
        return List.copyOf(all);
    }
}
