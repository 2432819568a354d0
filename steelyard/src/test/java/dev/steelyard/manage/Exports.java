package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.steelyard.cli.audit.verify.ExportVerifier;
import dev.steelyard.cli.audit.verify.Finding;
import dev.steelyard.cli.audit.verify.VerificationReport;
import dev.steelyard.http.answer.Json;
import dev.steelyard.program.crypto.CryptoProviderSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An export, line by line. */
record Exports(List<String> lines) {
    /** All its pages. */
    static Exports of(Steelyard steelyard, String token, String query) {
        var lines = new ArrayList<String>();
        var path = "/audit/export" + query;
        while (true) {
            var page = steelyard.get(token, path).expect(200);
            page.response().body().lines().forEach(lines::add);
            var link = page.header("link");
            if (link.isEmpty()) {
                return new Exports(List.copyOf(lines));
            }
            path = link.substring("</api/v1".length(), link.indexOf('>'));
        }
    }

    static Exports of(Steelyard steelyard, String token) {
        return of(steelyard, token, "");
    }

    /** With one line in place of another; lines count from 1. */
    Exports with(long line, String text) {
        var changed = new ArrayList<>(lines);
        changed.set((int) line - 1, text);
        return new Exports(List.copyOf(changed));
    }

    Exports inserted(long line, String text) {
        var changed = new ArrayList<>(lines);
        changed.add((int) line - 1, text);
        return new Exports(List.copyOf(changed));
    }

    Exports without(long line) {
        var changed = new ArrayList<>(lines);
        changed.remove((int) line - 1);
        return new Exports(List.copyOf(changed));
    }

    Exports swapped(long line, long other) {
        return with(line, line(other)).with(other, line(line));
    }

    Exports cutBehind(long line) {
        return new Exports(lines.subList(0, (int) line));
    }

    String line(long number) {
        return lines.get((int) number - 1);
    }

    ObjectNode json(long line) {
        return (ObjectNode) Json.MAPPER.readTree(line(line));
    }

    /** The numbers of the lines that have a member of that name. */
    List<Long> linesOf(String member) {
        return Stream.iterate(1L, n -> n <= lines.size(), n -> n + 1)
                .filter(n -> json(n).has(member))
                .toList();
    }

    String event(long line) {
        return json(line).path("event").path("_id").asString();
    }

    List<JsonNode> events() {
        return linesOf("event").stream().<JsonNode>map(n -> json(n).path("event")).toList();
    }

    VerificationReport verify(String... trusted) {
        var verification =
                new ExportVerifier(Set.of(trusted), Set.of(), CryptoProviderSelector.fastest());
        lines.forEach(line -> verification.line(line.getBytes(UTF_8)));
        return verification.close();
    }

    /** What is found in it, as {@code line kind event}. */
    List<String> found(String... trusted) {
        return verify(trusted).findings().stream().map(Exports::text).toList();
    }

    private static String text(Finding finding) {
        return Objects.requireNonNull(
                (finding.line() + " " + finding.kind() + " " + finding.event()).strip());
    }
}
