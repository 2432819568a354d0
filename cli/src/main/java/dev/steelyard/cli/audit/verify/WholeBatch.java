package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.ExportLine;
import dev.steelyard.cli.audit.format.SealClaims;
import dev.steelyard.cli.audit.verify.Finding.Kind;
import dev.steelyard.domain.seal.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A batch of audit events whose hashes are all known, so that missing, changed and moved events are
 * found.
 */
final class WholeBatch implements Batch {
    private record Entry(long line, ExportLine.Event event) {}

    private final SealClaims seal;
    private final long line;
    private final List<Hash> leaves;
    private final FindingCollector findings;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param leaves hashes whose root is the one in the seal
     */
    WholeBatch(SealClaims seal, long line, List<Hash> leaves, FindingCollector findings) {
        this.seal = seal;
        this.line = line;
        this.leaves = leaves;
        this.findings = findings;
    }

    @Override
    public void add(long at, ExportLine.Event event) {
        if (entries.size() > leaves.size() + SURPLUS) {
            findings.add(at, Kind.ADDED, event.id(), "is not of batch " + seal.batch());
        } else {
            entries.add(new Entry(at, event));
        }
    }

    @Override
    public long close() {
        Map<Hash, Integer> places = new HashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            places.put(leaves.get(i), i);
        }
        var open = new TreeSet<>(places.values());
        var strange = new ArrayList<Entry>();
        int proven = 0;
        int last = -1;
        for (var entry : entries) {
            var place = places.get(entry.event().hash());
            if (place == null) {
                strange.add(entry);
            } else if (!open.remove(place)) {
                add(entry, Kind.ADDED, "is there twice");
            } else {
                proven++;
                last = place(entry, place, last);
            }
        }
        strange.forEach(entry -> explain(entry, open));
        open.forEach(this::missing);
        return proven;
    }

    private int place(Entry entry, int place, int last) {
        if (place < last) {
            add(entry, Kind.MOVED, "stands behind events that come after it");
        }
        if (entry.event().leaf() != place) {
            add(entry, Kind.CHANGED, "has another leaf than " + place);
        }
        if (entry.event().batch() != seal.batch()) {
            add(entry, Kind.CHANGED, "is of batch " + seal.batch() + ", and says another");
        }
        return Math.max(place, last);
    }

    /** An event that is no leaf counts as a changed one while a leaf lacks its event. */
    private void explain(Entry entry, SortedSet<Integer> open) {
        int said = (int) Math.clamp(entry.event().leaf(), -1, Integer.MAX_VALUE);
        if (open.isEmpty()) {
            add(entry, Kind.ADDED, "is not of batch " + seal.batch());
        } else {
            open.remove(open.contains(said) ? said : open.first());
            add(entry, Kind.CHANGED, "is not what was sealed");
        }
    }

    private void missing(int leaf) {
        findings.add(
                line,
                Kind.REMOVED,
                "the event at leaf " + leaf + " of batch " + seal.batch() + " is missing");
    }

    private void add(Entry entry, Kind kind, String text) {
        findings.add(entry.line(), kind, entry.event().id(), text);
    }
}
