package dev.steelyard.operations.audit;

import dev.steelyard.domain.seal.ExportPage;
import dev.steelyard.domain.seal.ExportPage.Batch;
import dev.steelyard.domain.seal.Hash;
import dev.steelyard.domain.seal.MerkleTreeHasher;
import dev.steelyard.domain.seal.SealedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a page of the audit log's export as JSON Lines, with the signed hashes that prove each
 * event. A line holds the bytes of an event as they were hashed; the rest is base64url and numbers,
 * so that nothing has to be escaped.
 */
final class AuditExportWriter {
    private AuditExportWriter() {}

    static String of(ExportPage page) {
        var lines = new StringBuilder();
        page.batches().forEach(batch -> add(lines, batch, page.whole()));
        if (page.end() != null) {
            lines.append("{\"end\":\"").append(page.end()).append("\"}\n");
        }
        return lines.toString();
    }

    private static void add(StringBuilder lines, Batch batch, boolean whole) {
        var leaves = batch.seal().leaves();
        lines.append("{\"seal\":\"").append(batch.seal().jws()).append('"');
        lines.append(whole ? ",\"leaves\":" + list(leaves) : "").append("}\n");
        for (var event : batch.events()) {
            add(
                    lines,
                    event,
                    whole ? "" : ",\"path\":" + list(MerkleTreeHasher.path(event.leaf(), leaves)));
        }
    }

    private static void add(StringBuilder lines, SealedEvent event, String path) {
        lines.append("{\"event\":")
                .append(new String(event.canonical(), StandardCharsets.UTF_8))
                .append(",\"batch\":")
                .append(event.batch())
                .append(",\"leaf\":")
                .append(event.leaf())
                .append(path)
                .append("}\n");
    }

    private static String list(List<Hash> hashes) {
        return hashes.stream()
                .map(hash -> "\"" + hash.text() + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
