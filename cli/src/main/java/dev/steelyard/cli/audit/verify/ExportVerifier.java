package dev.steelyard.cli.audit.verify;

import dev.steelyard.cli.audit.format.EndClaims;
import dev.steelyard.cli.audit.format.ExportLine;
import dev.steelyard.cli.audit.format.LineReader;
import dev.steelyard.cli.audit.format.SealClaims;
import dev.steelyard.cli.audit.format.SignedStatement;
import dev.steelyard.cli.audit.verify.Finding.Kind;
import dev.steelyard.domain.seal.ExportEnd;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.seal.MerkleTreeHasher;
import dev.steelyard.domain.seal.Seal;
import java.security.Provider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signatures, hash chain and events of an audit export line by line, in constant
 * memory. For one thread.
 *
 * <p>Threat model: the author of the file is an attacker who knows this code and has no trusted
 * key.
 */
public final class ExportVerifier {
    private final FindingCollector findings = new FindingCollector();
    private final EventNumberVerifier numbers = new EventNumberVerifier(findings);
    private final SealChainVerifier chain = new SealChainVerifier(findings);
    private final TrustedKeys trust;
    private final Set<String> noted;
    private final @Nullable Provider provider;
    private Batch batch = new UnprovenBatch(findings, "stands under no seal");
    private @Nullable EndClaims end;
    private long events;
    private long proven;
    private long line;
    private boolean ended;

    /**
     * @param trusted thumbprints (RFC 7638); empty: the key of the first seal is trusted, and the
     *     report names it
     * @param noted hashes of seals that the file must contain
     * @param provider the provider that verifies signatures; null: the JDK
     */
    public ExportVerifier(Set<String> trusted, Set<String> noted, @Nullable Provider provider) {
        this.trust = new TrustedKeys(trusted);
        this.noted = new LinkedHashSet<>(noted);
        this.provider = provider;
    }

    /** Verifies the next line, given without its line break. Ignores empty lines. */
    public void line(byte[] bytes) {
        line++;
        if (bytes.length == 0) {
            return;
        }
        if (ended) {
            findings.add(line, Kind.ADDED, "stands behind the end");
            return;
        }
        switch (LineReader.of(bytes)) {
            case ExportLine.Sealed(var jws, var leaves) -> seal(jws, leaves);
            case ExportLine.Event event -> {
                events++;
                batch.add(line, event);
            }
            case ExportLine.End(var jws) -> end(jws);
            case ExportLine.Unreadable(var why) -> unreadable(why);
        }
    }

    /** Reports a line longer than any line of an export; the rest is unreadable. */
    public void tooLong() {
        line++;
        unreadable("is too long");
        ended = true;
    }

    private void unreadable(String why) {
        findings.add(line, Kind.UNREADABLE, why);
    }

    private void seal(String jws, @Nullable List<Hash> leaves) {
        proven += batch.close();
        var statement = SignedStatement.of(jws, Seal.TYPE, provider);
        var claims = statement == null ? null : SealClaims.of(statement);
        if (claims == null) {
            findings.add(
                    line,
                    Kind.CHANGED,
                    "its signature does not fit: neither it nor the events under it are proven");
            chain.broken();
            batch = new UnprovenBatch(findings, null);
            return;
        }
        boolean trusted =
                chain.first() == null ? trust.begins(claims.key()) : trust.trusts(claims.key());
        if (!trusted && trust.isNew(claims.key())) {
            untrusted(claims.key());
        }
        trust.sealed(claims.key());
        var next = claims.next();
        if (trusted) {
            noted.remove(Hash.ofAscii(jws).text());
        }
        if (trusted && next != null) {
            trust.name(next);
        }
        chain.add(line, claims, jws, leaves != null);
        batch = batch(claims, leaves);
    }

    private Batch batch(SealClaims claims, @Nullable List<Hash> leaves) {
        if (leaves == null) {
            return new PartOfBatch(claims, numbers, findings);
        }
        return leaves.size() == claims.size() && MerkleTreeHasher.root(leaves).equals(claims.root())
                ? new WholeBatch(claims, line, leaves, findings)
                : new UnlistedBatch(claims, line, findings);
    }

    private void end(String jws) {
        ended = true;
        proven += batch.close();
        var statement = SignedStatement.of(jws, ExportEnd.TYPE, provider);
        if (statement == null) {
            findings.add(line, Kind.CHANGED, "the signature of the end does not fit");
            return;
        }
        boolean trusted =
                chain.first() == null
                        ? trust.begins(statement.key())
                        : trust.trusts(statement.key());
        if (!trusted && trust.isNew(statement.key())) {
            untrusted(statement.key());
        }
        var claims = EndClaims.of(statement);
        end = claims;
        if (claims.whole()) {
            chain.end(line, claims.first(), claims.last());
        } else {
            numbers.end(line, claims.reseller(), claims.first(), claims.last());
        }
    }

    private void untrusted(String key) {
        findings.add(line, Kind.UNTRUSTED, "is signed by key " + key + ", which is not trusted");
    }

    /** Ends the verification after the last line. */
    public VerificationReport close() {
        if (!ended) {
            proven += batch.close();
            findings.add(line, Kind.REMOVED, "the end of the export is missing");
        }
        for (var hash : noted) {
            findings.add(0, Kind.REMOVED, "the seal " + hash + " is not in the file");
        }
        return new VerificationReport(
                events,
                proven,
                chain.seals(),
                chain.first(),
                chain.last(),
                chain.hash(),
                end,
                trust.keys(),
                findings.kept(),
                findings.count());
    }
}
