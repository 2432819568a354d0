package dev.steelyard.program.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.guard.proxy.evaluation.ActionRequirement;
import dev.steelyard.guard.proxy.evaluation.ResourceType;
import dev.steelyard.guard.proxy.evaluation.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the words by which AuthZEN's callers name things. */
@SuppressWarnings("NullAway.Init")
class EvaluationsFileReaderTest {
    private static final String CLIENT = "665fc1000000000000000000";
    private static final String USER = "665fa1000000000000000000";
    private static final String APPLICATION = "665f00000000000000000000";

    @TempDir Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("evaluations.yaml"), text);
    }

    @Test
    void file_read() throws IOException {
        var read =
                EvaluationsFileReader.read(
                        file(
                                """
                                client: %s
                                users:
                                  alice: %s
                                resources:
                                  record:
                                    application: %s
                                    actions:
                                      read: documents:read
                                      delete:
                                        - permission: documents:write
                                          action: {soft: true}
                                          resource: {status: archived}
                                        - permission: documents:delete
                                """
                                        .formatted(CLIENT, USER, APPLICATION)));

        assertThat(read)
                .isEqualTo(
                        new Vocabulary(
                                CLIENT,
                                Map.of("alice", USER),
                                Map.of(
                                        "record",
                                        new ResourceType(
                                                APPLICATION,
                                                null,
                                                Map.of(
                                                        "read",
                                                        List.of(needs("documents:read")),
                                                        "delete",
                                                        List.of(
                                                                new ActionRequirement(
                                                                        "documents:write",
                                                                        Map.of("soft", "true"),
                                                                        Map.of(
                                                                                "status",
                                                                                "archived")),
                                                                needs("documents:delete")))))));
    }

    private static ActionRequirement needs(String permission) {
        return new ActionRequirement(permission, Map.of(), Map.of());
    }

    @Test
    void fileWithFaults_allAreTold_byLines() throws IOException {
        var path =
                file(
                        """
                        client: portal
                        subjects: {}
                        users: [alice]
                        resources:
                          route:
                            actions: {read: "documents read"}
                          record:
                            application: 665f00
                          paper:
                            actions:
                              read: [{when: x}]
                        """);
        assertThatThrownBy(() -> EvaluationsFileReader.read(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "line 1: an id is needed here",
                        "line 2: subjects is not known here; there are client, resources, users",
                        "line 3: names with values",
                        "line 6: route is a type of Steelyard's own",
                        "line 6: a permission is needed here",
                        "line 8: actions must say",
                        "line 8: an id is needed here",
                        "line 11: when is not known here",
                        "line 11: a permission is needed here");
    }

    @Test
    void noFile_told() {
        assertThatThrownBy(() -> EvaluationsFileReader.read(folder.resolve("nowhere.yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("nowhere.yaml can't be read");
    }
}
