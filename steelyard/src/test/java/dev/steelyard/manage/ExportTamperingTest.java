package dev.steelyard.manage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.cli.audit.verify.ExportVerifier;
import dev.steelyard.http.answer.Json;
import dev.steelyard.program.crypto.CryptoProviderSelector;
import dev.steelyard.testkit.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is done to an export without the key is found, and where. */
class ExportTamperingTest {
    private static final Steelyard STEELYARD = new Steelyard(Databases.sqlite());
    private static final Tenant NORTH = Tenant.make(STEELYARD, "North");

    private static final String BASE64URL =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Exports WHOLE;
    private static final Exports PART;

    static {
        seal();
        Tenant.make(STEELYARD, "South");
        NORTH.client(STEELYARD);
        seal();
        Tenant.make(STEELYARD, "East");
        NORTH.client(STEELYARD);
        NORTH.client(STEELYARD);
        seal();
        WHOLE = Exports.of(STEELYARD, STEELYARD.operator);
        PART = Exports.of(STEELYARD, NORTH.token());
    }

    static final List<Exports> BOTH = List.of(WHOLE, PART);

    @AfterAll
    static void stop() {
        STEELYARD.close();
    }

    private static void seal() {
        assertThat(STEELYARD.manage.sealEvents().seal()).isPositive();
    }

    private static String key() {
        return STEELYARD.sealKeys().current().thumbprint();
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void untouched_good(Exports export) {
        var report = export.verify(key());
        assertThat(report.findings()).isEmpty();
        assertThat(report.proven()).isEqualTo(export.linesOf("event").size()).isGreaterThan(5);
        assertThat(report.seals()).isEqualTo(3);
    }

    /** Its root is its only leaf, so the way to it has no steps. */
    @Test
    void untouched_batchOfOneEvent_good() {
        var small = new Steelyard(Databases.sqlite());
        try (small) {
            var tenant = Tenant.make(small, "West");
            small.manage.sealEvents().seal();
            tenant.role(small, "Reader");
            small.manage.sealEvents().seal();
            var part = Exports.of(small, tenant.token());
            var last = part.linesOf("event").getLast();
            assertThat(part.json(last).path("leaf").asInt()).isZero();
            assertThat(part.line(last)).endsWith(",\"path\":[]}");
            assertThat(part.verify(small.sealKeys().current().thumbprint()).findings()).isEmpty();
            assertThat(Exports.of(small, small.operator).verify().findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void everyFieldOfEveryEvent_changedOrRemoved_isFoundInItsLine(Exports export) {
        int tried = 0;
        for (var line : export.linesOf("event")) {
            for (var changed : variants(export.json(line))) {
                var found = export.with(line, changed).found(key());
                assertThat(found).as(changed).anyMatch(text -> text.startsWith(line + " "));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(150);
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void eventWithOtherContent_isNamedAsChanged_andNothingElseIsSaid(Exports export) {
        for (var line : export.linesOf("event")) {
            var json = export.json(line);
            ((ObjectNode) json.path("event")).put("actor", "user:somebody");
            assertThat(export.with(line, json.toString()).found(key()))
                    .containsExactly(line + " CHANGED " + export.event(line));
        }
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void anyLineRemoved_found(Exports export) {
        for (long line = 1; line <= export.lines().size(); line++) {
            assertThat(export.without(line).found(key())).as("without %s", line).isNotEmpty();
        }
    }

    @Test
    void eventRemoved_itsPlaceIsNamed() {
        var seal = WHOLE.linesOf("seal").get(1);
        var missing = WHOLE.without(seal + 2).verify(key());
        assertThat(missing.findings())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.line()).isEqualTo(seal);
                            assertThat(found.text())
                                    .isEqualTo("the event at leaf 1 of batch 2 is missing");
                        });
        var line = PART.linesOf("event").get(2);
        assertThat(PART.without(line).verify(key()).findings())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.line()).isEqualTo(line);
                            assertThat(found.text()).isEqualTo("the event number 3 is missing");
                        });
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void anyTwoNeighboursSwapped_found(Exports export) {
        for (long line = 1; line < export.lines().size(); line++) {
            assertThat(export.swapped(line, line + 1).found(key())).as("at %s", line).isNotEmpty();
        }
        var second = export.linesOf("seal").get(1);
        var moved = export.swapped(second + 1, second + 2).found(key());
        assertThat(moved).containsExactly((second + 2) + " MOVED " + export.event(second + 1));
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void cutAnywhere_found(Exports export) {
        for (long line = 0; line < export.lines().size(); line++) {
            assertThat(export.cutBehind(line).found(key())).as("behind %s", line).isNotEmpty();
        }
    }

    /** As an enemy does who knows that a missing end is found. */
    @ParameterizedTest
    @FieldSource("BOTH")
    void lastBatchOrFirstTakenOut_endLeft_found(Exports export) {
        var seals = export.linesOf("seal");
        var withoutLast = export;
        for (long line = export.lines().size() - 1; line >= seals.get(2); line--) {
            withoutLast = withoutLast.without(line);
        }
        assertThat(withoutLast.verify(key()).findings())
                .anyMatch(found -> found.text().endsWith("missing"));
        var withoutFirst = export;
        for (long line = seals.get(1) - 1; line >= 1; line--) {
            withoutFirst = withoutFirst.without(line);
        }
        assertThat(withoutFirst.verify(key()).findings())
                .anyMatch(found -> found.text().endsWith("missing"));
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void anyLineAgainSomewhere_found(Exports export) {
        int lines = export.lines().size();
        for (long line = 1; line <= lines; line++) {
            assertThat(export.inserted(line, export.line(line)).found(key())).isNotEmpty();
            assertThat(export.inserted(lines + 1, export.line(line)).found(key()))
                    .containsExactly((lines + 1) + " ADDED");
        }
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void madeUpEvent_found(Exports export) {
        for (var line : export.linesOf("event")) {
            var json = export.json(line);
            var event = (ObjectNode) json.path("event");
            event.put("_id", "0123456789abcdef01234567")
                    .put("number", event.path("number").asInt() + 1);
            json.put("leaf", json.path("leaf").asInt() + 1);
            assertThat(export.inserted(line + 1, json.toString()).found(key()))
                    .anyMatch(found -> found.endsWith(" 0123456789abcdef01234567"));
        }
    }

    @Test
    void leavesChanged_found_alsoTogetherWithAnEvent() {
        var seal = WHOLE.linesOf("seal").get(1);
        var json = WHOLE.json(seal);
        var leaves = (ArrayNode) json.path("leaves");
        leaves.set(0, leaves.get(1));
        var changed = WHOLE.with(seal, json.toString());
        assertThat(changed.found(key())).containsExactly(seal + " CHANGED");
        assertThat(changed.verify(key()).proven()).isEqualTo(WHOLE.verify().proven());
        assertThat(changed.without(seal + 1).found(key()))
                .containsExactly(seal + " CHANGED", seal + " CHANGED");
    }

    @Test
    void partPassedOffAsTheWhole_found() {
        var end = PART.with(PART.lines().size(), WHOLE.line(WHOLE.lines().size()));
        assertThat(end.found(key())).isNotEmpty();
        var seal = WHOLE.linesOf("seal").get(1);
        var json = WHOLE.json(seal);
        json.remove("leaves");
        var emptied = WHOLE.with(seal, json.toString());
        while (emptied.json(seal + 1).has("event")) {
            emptied = emptied.without(seal + 1);
        }
        assertThat(emptied.found(key())).containsExactly(seal + " CHANGED");
    }

    @Test
    void sealOfAnother_isNotTrusted_andNamedWhereNobodyWasTold() {
        var other = new Steelyard(Databases.sqlite());
        try (other) {
            other.manage.sealEvents().seal();
            var theirs = Exports.of(other, other.operator);
            assertThat(theirs.found(key())).containsExactly("1 UNTRUSTED");
            assertThat(theirs.verify().keys())
                    .containsOnlyKeys(other.sealKeys().current().thumbprint());
            var mixed = WHOLE.with(WHOLE.lines().size(), theirs.line(theirs.lines().size()));
            assertThat(mixed.found()).contains(WHOLE.lines().size() + " UNTRUSTED");
        }
    }

    /** Of the last character four bits are no part of the signature. */
    @ParameterizedTest
    @FieldSource("BOTH")
    void sameSignatureInOtherCharacters_found(Exports export) {
        for (var member : List.of("seal", "end")) {
            var line = export.linesOf(member).getLast();
            var json = export.json(line);
            var jws = json.path(member).asString();
            var last = BASE64URL.indexOf(jws.charAt(jws.length() - 1));
            var other = jws.substring(0, jws.length() - 1) + BASE64URL.charAt(last ^ 1);
            var changed = export.with(line, json.put(member, other).toString());
            assertThat(changed.found(key())).contains(line + " CHANGED");
        }
    }

    @Test
    void anyByteChanged_found() {
        var random = new Random(42);
        for (var export : BOTH) {
            var bytes = String.join("\n", export.lines()).getBytes(UTF_8);
            for (int i = 0; i < 400; i++) {
                int at = random.nextInt(bytes.length);
                var changed = bytes.clone();
                changed[at] = (byte) (changed[at] ^ (1 << random.nextInt(8)));
                assertThat(good(changed)).as("byte %s", at).isFalse();
            }
            assertThat(good(bytes)).isTrue();
        }
    }

    private static boolean good(byte[] file) {
        var verification =
                new ExportVerifier(Set.of(key()), Set.of(), CryptoProviderSelector.fastest());
        int from = 0;
        for (int i = 0; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                verification.line(java.util.Arrays.copyOfRange(file, from, i));
                from = i + 1;
            }
        }
        return verification.close().good();
    }

    /** The line with one value changed, added or left out, for each that it has. */
    private static List<String> variants(ObjectNode line) {
        var all = new ArrayList<String>();
        vary(line, () -> all.add(line.toString()));
        return all;
    }

    private static void vary(JsonNode node, Runnable use) {
        if (node instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var value = object.get(name);
                vary(value, use);
                each(value, other -> object.set(name, other), use);
                if (!name.equals("path")) {
                    object.remove(name);
                    use.run();
                }
                object.set(name, value);
            }
            object.put("more", "x");
            use.run();
            object.remove("more");
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                var value = array.get(i);
                each(value, other -> array.set(index, other), use);
                array.set(i, value);
            }
        }
    }

    private static void each(JsonNode value, Consumer<JsonNode> set, Runnable use) {
        for (var json : List.of("\"" + value.asString("") + "x\"", "7777", "true")) {
            var other = Json.MAPPER.readTree(json.replace("\n", " "));
            if (!other.equals(value)) {
                set.accept(other);
                use.run();
            }
        }
    }
}
