package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.SealClaims;
import dev.steelyard.cli.audit.verify.Finding.Kind;
import dev.steelyard.domain.seal.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that the signed seals of an audit export form a chain, in which each has the hash of the
 * previous one. For one thread.
 */
final class SealChainVerifier {
    private final FindingCollector findings;
    private @Nullable SealClaims first;
    private @Nullable SealClaims last;
    private @Nullable Hash hash;
    private long seals;
    private long partial;

    SealChainVerifier(FindingCollector findings) {
        this.findings = findings;
    }

    /**
     * Checks the next seal of the file.
     *
     * @param whole whether all its events must be there
     */
    void add(long line, SealClaims seal, String jws, boolean whole) {
        var before = last;
        seals++;
        if (!whole && partial == 0) {
            partial = line;
        }
        if (before == null) {
            first = seal;
        } else if (seal.batch() <= before.batch()) {
            findings.add(
                    line,
                    Kind.MOVED,
                    "seal " + seal.batch() + " stands behind seal " + before.batch());
            return;
        } else if (seal.batch() > before.batch() + 1) {
            if (whole) {
                missing(line, before.batch() + 1, seal.batch() - 1);
            }
        } else if (hash != null && !hash.equals(seal.previous())) {
            findings.add(
                    line,
                    Kind.CHANGED,
                    "seal " + seal.batch() + " was made after another seal " + before.batch());
        }
        last = seal;
        hash = Hash.ofAscii(jws);
    }

    /** Records a bad seal: the next one can't be checked against it. */
    void broken() {
        hash = null;
    }

    /** Checks that all seals are there, from {@code from} to {@code to}. */
    void end(long line, long from, long to) {
        var begun = first;
        var ended = last;
        if (partial > 0) {
            findings.add(
                    partial,
                    Kind.CHANGED,
                    "the seal lists no leaves, and the export is said to hold all events");
        }
        if (begun == null || ended == null) {
            if (to > 0 && from <= to) {
                missing(line, from, to);
            }
            return;
        }
        if (begun.batch() > from) {
            missing(line, from, begun.batch() - 1);
        }
        if (ended.batch() < to) {
            missing(line, ended.batch() + 1, to);
        }
        if (ended.batch() > to) {
            findings.add(line, Kind.ADDED, "there are seals behind seal " + to);
        }
    }

    private void missing(long line, long from, long to) {
        findings.add(
                line,
                Kind.REMOVED,
                from == to
                        ? "seal " + from + " is missing"
                        : "seals " + from + " to " + to + " are missing");
    }

    long seals() {
        return seals;
    }

    @Nullable SealClaims first() {
        return first;
    }

    @Nullable SealClaims last() {
        return last;
    }

    /** The hash of the last seal. */
    @Nullable Hash hash() {
        return hash;
    }
}
