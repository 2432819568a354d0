package dev.steelyard.program.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit export} and {@code audit verify}. */
@SuppressWarnings("NullAway.Init")
class AuditCommandTest {
    private static final Map<String, String> NOTHING_SET = Map.of("HOME", "/nonexistent");

    @TempDir Path folder;
    private RunningDemo demo;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        demo = new RunningDemo(folder);
        demo.seal();
        file = folder.resolve("audit.jsonl");
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void exported_isTheOwnersAlone_andVerifiesWithoutTheServer() throws IOException {
        var said = demo.type("audit", "export", file.toString()).expect(0);
        assertThat(said.err()).contains("steelyard audit verify " + file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var thumbprint = thumbprint();
        demo.close();

        var verified = verify("--trust", thumbprint).expect(0);
        assertThat(verified.out())
                .startsWith("Good: ")
                .contains("trusted as told")
                .doesNotContain("Whose key");
        assertThat(verify().expect(0).out()).contains("Not checked: Whose key " + thumbprint);
        var json = verify("--output", "json").expect(0).json();
        verify("--seal", json.path("last_seal_hash").asString()).expect(0);
        assertThat(verify("--seal", thumbprint).expect(1).out())
                .startsWith("removed: the seal " + thumbprint + " is not in the file");
        assertThat(json.path("good").asBoolean()).isTrue();
        assertThat(json.path("events").asInt()).isPositive().isEqualTo(json.path("proven").asInt());
    }

    @Test
    void changed_exits1_andNamesLineAndEvent() throws IOException {
        Typed.in(demo.reseller(), "audit", "export", file.toString()).expect(0);
        var text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"action\":\"[a-z.]+\"", "\"action\":\"a.b\""));

        assertThat(verify().expect(1).out())
                .containsPattern("line 2: changed: event [0-9a-f]{24} is not what was sealed")
                .contains("Not good, as said above; ");
        var found = verify("--output", "json").expect(1).json().path("findings");
        assertThat(found.path(0).path("line").asInt()).isEqualTo(2);
        assertThat(found.path(0).path("kind").asString()).isEqualTo("changed");
    }

    @Test
    void refusedOrUnwritable_leavesWhatWasThere() throws IOException {
        Files.writeString(file, "before");
        var refused =
                Typed.in(demo.reseller(), "audit", "export", file.toString(), "--since", "2026");
        assertThat(refused.expect(2).err()).contains("2026-11-01T09:00:00Z");
        var nowhere = demo.type("audit", "export", folder.resolve("no/file").toString());
        assertThat(nowhere.expect(1).err()).contains("can't be written").hasLineCount(1);
        var wrong = new HashMap<>(demo.operator());
        wrong.put("STEELYARD_CLIENT_SECRET", "wrong");
        Typed.in(wrong, "audit", "export", file.toString()).expect(1);
        assertThat(file).hasContent("before");
        try (var left = Files.list(folder)) {
            assertThat(left).noneMatch(one -> one.toString().endsWith(".part"));
        }
    }

    @Test
    void who_isALineForEachRole_withWhoGaveItAndWhoPutThePermissionInto() {
        var mill = demo.get("application");
        var client = demo.get("client_id");
        var roles = demo.json("clients", "get", client).json().path("roles");
        var role =
                demo.json(
                                "roles",
                                "create",
                                mill,
                                "--name",
                                "Night",
                                "--permissions",
                                "documents:write")
                        .id();
        demo.type("clients", "update", client, "--roles", roles.path(0).asString() + "," + role)
                .expect(0);

        var told = who(mill).expect(0);

        var lines = told.out().lines().toList();
        assertThat(lines.getFirst()).matches("PRINCIPAL +ROLE +GIVEN BY +AT +PERMITTED BY +AT");
        var at = "20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z";
        var by = "client:[0-9a-f]{24}";
        assertThat(lines)
                .filteredOn(line -> line.contains(" Night "))
                .singleElement()
                .asString()
                .matches("client:%s +Night +%s +%s +%s +%s".formatted(client, by, at, by, at));
        // Columns stand below each other.
        int column = lines.getFirst().indexOf("GIVEN BY");
        assertThat(lines).allMatch(line -> line.charAt(column - 1) == ' ');
        assertThat(told.err()).contains("It was added to the application's ceiling at ");
        var unassigned = who(mill, "--at", "2020-01-01").expect(0);
        assertThat(unassigned.out()).isEmpty();
        assertThat(unassigned.err()).contains("No principal had this permission.\n");
    }

    private Typed who(String application, String... more) {
        var all =
                new ArrayList<>(
                        List.of(
                                "audit",
                                "who",
                                "--permission",
                                "documents:write",
                                "--application"));
        all.add(application);
        all.addAll(List.of(more));
        return demo.type(all.toArray(String[]::new));
    }

    @Test
    void notAnExport_notAFile_notAThumbprint() throws IOException {
        assertThat(verify().expect(1).err()).contains("there is no file ");
        Files.write(file, new byte[9 * 1024 * 1024]);
        assertThat(verify().expect(1).out()).contains("line 1: unreadable: is too long");
        Files.writeString(file, "");
        assertThat(verify().expect(1).out()).contains("the end of the export is missing");
        verify("--trust", "x").expect(2);
    }

    private Typed verify(String... options) {
        var all = new ArrayList<>(List.of("audit", "verify", file.toString()));
        all.addAll(List.of(options));
        return Typed.in(NOTHING_SET, all.toArray(String[]::new));
    }

    private String thumbprint() {
        for (var key : demo.json("keys", "list").elements()) {
            if (key.path("algorithm").asString().equals("ES256")) {
                return key.path("thumbprint").asString();
            }
        }
        throw new AssertionError("no key");
    }
}
