package dev.steelyard.guard.proxy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.proxy.AskedGuard;
import dev.steelyard.guard.proxy.ForwardedRequestForm;
import dev.steelyard.guard.proxy.Platform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evaluations in the operator's words. */
class VocabularyTest {
    private static final String BEARER = "Authorization: Bearer " + AskedGuard.SECRET;
    private static final Map<String, List<ActionRequirement>> ACTIONS =
            Map.of(
                    "read",
                    List.of(needs("documents:read")),
                    "write",
                    List.of(
                            new ActionRequirement(
                                    "documents:archive", Map.of(), Map.of("status", "archived")),
                            needs("documents:write")),
                    "delete",
                    List.of(
                            new ActionRequirement(
                                    "documents:write", Map.of("soft", "true"), Map.of())));

    private @Nullable AskedGuard guard;

    @AfterEach
    void close() {
        if (guard != null) guard.close();
    }

    private static ActionRequirement needs(String permission) {
        return new ActionRequirement(permission, Map.of(), Map.of());
    }

    private static Vocabulary words(@Nullable String client, ResourceType record) {
        return new Vocabulary(client, Map.of("alice", Platform.USER), Map.of("record", record));
    }

    private AskedGuard started(Vocabulary vocabulary) {
        close();
        return guard =
                new AskedGuard(
                        ForwardedRequestForm.X_ORIGINAL, "https://pdp.example.com", vocabulary);
    }

    private AskedGuard started() {
        return started(
                words(Platform.CLIENT, new ResourceType(Platform.APPLICATION, null, ACTIONS)));
    }

    private static String decide(AskedGuard guard, String subject, String action, String resource) {
        return guard.post(
                        "/access/v1/evaluation",
                        "{\"subject\":{%s},\"action\":{%s},\"resource\":{%s}}"
                                .formatted(subject, action, resource)
                                .replace('\'', '"'),
                        BEARER)
                .body();
    }

    /** Rule 1 of the certification scenario's fixture: no client, no id of ours anywhere. */
    @Test
    void userByNameAlone_onTheOperatorsType_byTheUsersPermissions() {
        AskedGuard asked = started();
        String alice = "'type':'user','id':'alice'";
        String record = "'type':'record','id':'record-1'";
        assertThat(decide(asked, alice, "'name':'read'", record)).isEqualTo("{\"decision\":true}");
        asked.platform().permissions = Set.of("documents:write");
        assertThat(decide(asked, alice, "'name':'read'", record))
                .contains("\"decision\":false", "permission_missing", "documents:read");
        assertThat(
                        decide(
                                asked,
                                "'type':'user','id':'" + Platform.USER + "'",
                                "'name':'write'",
                                record))
                .contains("\"decision\":true");
    }

    @ParameterizedTest
    @CsvSource({
        "carol,read,record,subject_unknown",
        "alice,paint,record,action_unknown",
        "alice,read,folder,resource_unknown"
    })
    void notConfigured_denied(String user, String action, String type, String code) {
        assertThat(
                        decide(
                                started(),
                                "'type':'user','id':'" + user + "'",
                                "'name':'" + action + "'",
                                "'type':'" + type + "','id':'1'"))
                .contains("\"decision\":false", "\"code\":\"" + code + "\"");
    }

    /** The role that the caller says of the subject changes nothing (rule 1). */
    @Test
    void neededPermission_byPropertiesOfResourceAndAction_neverOfTheSubject() {
        AskedGuard asked = started();
        String admin = "'type':'user','id':'alice','properties':{'role':'admin'}";
        String active = "'type':'record','id':'1','properties':{'status':'active'}";
        String archived = "'type':'record','id':'1','properties':{'status':'archived'}";
        assertThat(decide(asked, admin, "'name':'write'", active)).contains("true");
        assertThat(decide(asked, admin, "'name':'write'", archived)).contains("documents:archive");
        assertThat(decide(asked, admin, "'name':'delete','properties':{'soft':true}", active))
                .contains("true");
        for (String soft : List.of("{'soft':false}", "{'soft':[true]}", "{'soft':null}", "{}")) {
            assertThat(decide(asked, admin, "'name':'delete','properties':" + soft, active))
                    .as(soft)
                    .contains("action_unknown");
        }
    }

    @Test
    void applicationNotConfigured_isTheResourcesProperty_andComparedWithTheClients() {
        AskedGuard asked = started(words(Platform.CLIENT, new ResourceType(null, null, ACTIONS)));
        String alice = "'type':'user','id':'alice'";
        String of = "'type':'record','id':'1','properties':{'application':%s}";
        assertThat(decide(asked, alice, "'name':'read'", of.formatted("'665f00'")))
                .contains("true");
        assertThat(decide(asked, alice, "'name':'read'", of.formatted("'665f01'")))
                .contains("application_mismatch");
        assertThat(decide(asked, alice, "'name':'read'", of.formatted("7")))
                .contains("resource_unknown");
        assertThat(decide(asked, alice, "'name':'read'", "'type':'record','id':'1'"))
                .contains("resource_unknown");
    }

    @Test
    void clientOfTheType_beforeTheGeneralOne_andTheCallersBeforeBoth() {
        String other = "665fcc000000000000000000";
        ResourceType record = new ResourceType(Platform.APPLICATION, Platform.CLIENT, ACTIONS);
        String alice = "'type':'user','id':'alice'";
        String resource = "'type':'record','id':'1'";
        assertThat(decide(started(words(other, record)), alice, "'name':'read'", resource))
                .contains("true");
        assertThat(
                        decide(
                                started(words(other, record)),
                                alice + ",'properties':{'client':'" + other + "'}",
                                "'name':'read'",
                                resource))
                .contains("subject_unknown");
        assertThat(
                        decide(
                                started(words(null, new ResourceType("665f00", null, ACTIONS))),
                                alice,
                                "'name':'read'",
                                resource))
                .contains("subject_unknown");
    }
}
