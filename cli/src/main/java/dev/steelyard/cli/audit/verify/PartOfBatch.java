package dev.steelyard.cli.audit.verify;

import static java.util.Comparator.comparingLong;

import dev.steelyard.cli.audit.format.ExportLine;
import dev.steelyard.cli.audit.format.SealClaims;
import dev.steelyard.cli.audit.verify.Finding.Kind;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.seal.MerkleTreeHasher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch from which the audit export has only some events, each verified by its hash path to the
 * batch's root.
 */
final class PartOfBatch implements Batch {
    private record Entry(long line, ExportLine.Event event, boolean proven) {
        long number() {
            return event.number();
        }
    }

    private final SealClaims seal;
    private final EventNumberVerifier numbers;
    private final FindingCollector findings;
    private final List<Entry> entries = new ArrayList<>();

    PartOfBatch(SealClaims seal, EventNumberVerifier numbers, FindingCollector findings) {
        this.seal = seal;
        this.numbers = numbers;
        this.findings = findings;
    }

    @Override
    public void add(long line, ExportLine.Event event) {
        if (entries.size() > seal.size() + SURPLUS) {
            findings.add(line, Kind.ADDED, event.id(), "is not of batch " + seal.batch());
            return;
        }
        var path = Objects.requireNonNullElse(event.path(), List.<Hash>of());
        var root = MerkleTreeHasher.rootOf(event.hash(), event.leaf(), seal.size(), path);
        boolean proven = root.equals(Optional.of(seal.root()));
        if (!proven) {
            findings.add(line, Kind.CHANGED, event.id(), "is not what was sealed");
        } else if (event.batch() != seal.batch()) {
            var text = "is of batch " + seal.batch() + ", and says another";
            findings.add(line, Kind.CHANGED, event.id(), text);
        }
        entries.add(new Entry(line, event, proven));
    }

    @Override
    public long close() {
        var leaves = new HashSet<Long>();
        var once = new ArrayList<Entry>();
        long last = -1;
        for (var entry : entries) {
            if (!entry.proven()) {
                once.add(entry);
            } else if (!leaves.add(entry.event().leaf())) {
                add(entry, Kind.ADDED, "is there twice");
            } else {
                once.add(entry);
                if (entry.event().leaf() < last) {
                    add(entry, Kind.MOVED, "stands behind events that come after it");
                }
                last = Math.max(last, entry.event().leaf());
            }
        }
        once.sort(comparingLong(Entry::number));
        for (var entry : once) {
            if (entry.proven()) {
                numbers.proven(entry.line(), entry.event());
            } else {
                numbers.doubtful(entry.event());
            }
        }
        return leaves.size();
    }

    private void add(Entry entry, Kind kind, String text) {
        findings.add(entry.line(), kind, entry.event().id(), text);
    }
}
