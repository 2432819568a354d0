package dev.steelyard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names in place of ids, in what is typed and in what is shown. */
@SuppressWarnings("NullAway.Init")
class NamesTest {
    private static final String MILL = "aaaaaaaaaaaaaaaaaaaaaaa1";
    private static final String LANE = "aaaaaaaaaaaaaaaaaaaaaaa2";
    private static final String CLERK = "bbbbbbbbbbbbbbbbbbbbbbb1";
    private static final String READER = "bbbbbbbbbbbbbbbbbbbbbbb2";
    private static final String CLIENT = "ccccccccccccccccccccccc1";
    private static final String NORTH = "ddddddddddddddddddddddd1";
    private static final String ANNA = "eeeeeeeeeeeeeeeeeeeeeee1";

    private PlayedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PlayedServer();
        server.list(
                "/applications",
                Map.of("_id", MILL, "name", "Mill Lane", "reseller", NORTH),
                Map.of("_id", LANE, "name", "Mill Lane 2", "reseller", NORTH));
        server.list(
                "/applications/" + MILL + "/roles",
                Map.of("_id", CLERK, "name", "Clerk"),
                Map.of("_id", READER, "name", "Reader"));
        server.list(
                "/applications/" + MILL + "/members",
                Map.of(
                        "user",
                        ANNA,
                        "name",
                        "Anna Miller",
                        "hidden_email",
                        "anna@example.com",
                        "roles",
                        List.of(CLERK, READER)));
        server.list("/resellers", Map.of("_id", NORTH, "name", "Northern Scalés"));
        server.list("/clients", Map.of("_id", CLIENT, "name", "Invoicing", "application", MILL));
        server.object(
                "/clients/" + CLIENT,
                Map.of("_id", CLIENT, "name", "Invoicing", "application", MILL));
        server.object("/roles/" + CLERK, Map.of("_id", CLERK, "name", "Clerk"));
        server.object("/applications", Map.of("_id", LANE));
        server.object("/applications/" + MILL + "/members/" + ANNA, Map.of("user", ANNA));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void nameOfAParameter_exact_isItsId() {
        server.type("roles", "list", "Mill Lane").expect(0);

        assertThat(server.requests())
                .containsExactly(
                        "GET /applications query=Mill Lane",
                        "GET /applications/" + MILL + "/roles");
    }

    @Test
    void id_isNeverLookedUp() {
        server.type("roles", "list", MILL).expect(0);

        assertThat(server.requests()).containsExactly("GET /applications/" + MILL + "/roles");
    }

    @Test
    void nameInOtherLetters_composedOrNot_isTheSame_capitalsAreNot() {
        var decomposed = "Northern Scale\u0301s";
        server.type(
                        "applications",
                        "create",
                        "--name",
                        "A",
                        "--company",
                        "B",
                        "--reseller",
                        decomposed)
                .expect(0);
        assertThat(server.requests().getLast())
                .startsWith("POST /applications {")
                .contains("\"reseller\":\"" + NORTH + "\"");

        assertThat(server.type("roles", "list", "mill lane").expect(1).err())
                .contains("there is no application with this name");
    }

    @Test
    void ambiguousName_namesTheCandidates_andSendsNoChange() {
        server.list(
                "/resellers",
                Map.of("_id", NORTH, "name", "Scales"),
                Map.of("_id", LANE, "name", "Scales"));

        var typed =
                server.type(
                        "applications",
                        "create",
                        "--name",
                        "A",
                        "--company",
                        "B",
                        "--reseller",
                        "Scales");

        assertThat(typed.expect(1).err())
                .isEqualTo(
                        "steelyard: --reseller \"Scales\": several have this name: %s (\"Scales\"), %s (\"Scales\"); give the id\n"
                                .formatted(NORTH, LANE));
        assertThat(server.requests()).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void nameThatIsNearlyOne_namesTheNearest_andSendsNoChange() {
        var typed = server.type("clients", "update", CLIENT, "--roles", "Clark");

        assertThat(typed.expect(1).err())
                .isEqualTo(
                        "steelyard: --roles \"Clark\": there is no role with this name; near are %s (\"Clerk\");"
                                        .formatted(CLERK)
                                + " `steelyard roles list APPLICATION` shows what there is\n");
        assertThat(server.requests()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void rolesOfAClient_areThoseOfItsApplication() {
        server.type("clients", "update", "Invoicing", "--roles", "Clerk," + READER).expect(0);

        assertThat(server.requests().getLast())
                .isEqualTo(
                        "PATCH /clients/%s {\"roles\":[\"%s\",\"%s\"]}"
                                .formatted(CLIENT, CLERK, READER));
    }

    @Test
    void roleByName_needsItsApplication() {
        assertThat(server.type("roles", "get", "Clerk").expect(1).err())
                .contains("ROLE \"Clerk\": a name is enough only with --application");

        server.type("roles", "get", "Clerk", "--application", "Mill Lane").expect(0);

        assertThat(server.requests()).contains("GET /roles/" + CLERK);
    }

    @Test
    void member_byAddress_notByTheNameThatItChose() {
        assertThat(server.type("members", "get", "Mill Lane", "Anna Miller").expect(1).err())
                .contains(
                        "a user's name does not identify a user: give the e-mail address or the id");

        server.type("members", "get", "Mill Lane", "anna@example.com").expect(0);
        assertThat(server.requests())
                .contains("GET /applications/" + MILL + "/members email=anna@example.com")
                .contains("GET /applications/" + MILL + "/members/" + ANNA);
    }

    @Test
    void addressOfAUser_isNoName() {
        server.list(
                "/users",
                Map.of("_id", CLIENT, "name", "anna@example.com", "email", "mallory@example.com"),
                Map.of("_id", ANNA, "name", "Anna", "email", "anna@example.com"));
        server.object("/users/" + ANNA, Map.of("_id", ANNA));

        server.type("users", "get", "anna@example.com").expect(0);

        assertThat(server.requests()).contains("GET /users/" + ANNA);
    }

    @Test
    void name_inAListThatIsTooLong_isRefused() {
        server.list("/resellers", Map.of("_id", NORTH, "name", "Scales"));
        server.endless("/resellers");

        assertThat(server.type("applications", "list", "--reseller", "Scales").expect(1).err())
                .contains("--reseller \"Scales\": too many to look through; give the id");
    }

    @Test
    void nameThatLooksLikeAnId_standsBesideTheId() {
        server.list("/resellers", Map.of("_id", NORTH, "name", MILL));

        assertThat(server.type("applications", "list").expect(0).out())
                .contains(MILL + " (" + NORTH + ")");
    }

    @Test
    void listThatTheCallerMayNotSee_saysSo_idsWork() {
        server.forbid("/resellers");

        assertThat(server.type("applications", "list", "--reseller", "North").expect(1).err())
                .contains(
                        "--reseller \"North\": the name can't be looked up: You may not do this"
                                + " (permission_missing); give the id");
        server.type("applications", "list", "--reseller", NORTH).expect(0);
        assertThat(server.requests()).contains("GET /applications reseller=" + NORTH);
    }

    @Test
    void lists_showNames_fromOneRequestForEachNoun() {
        assertThat(server.type("members", "list", MILL).expect(0).out())
                .contains("Anna Miller  Clerk, Reader\n");
        assertThat(server.requests())
                .containsExactly(
                        "GET /applications/" + MILL + "/members",
                        "GET /applications/" + MILL + "/roles");

        assertThat(server.type("applications", "list").expect(0).out()).contains("Northern Scalés");
        assertThat(server.type("clients", "get", CLIENT).expect(0).out())
                .contains("Mill Lane (" + MILL + ")");
    }

    @Test
    void lists_asJson_orOfWhatMayNotBeSeen_showIds() {
        assertThat(server.type("members", "list", MILL, "-o", "json").expect(0).out())
                .contains(CLERK)
                .doesNotContain("Clerk");
        assertThat(server.requests()).hasSize(1);

        server.forbid("/resellers");
        var quiet = server.type("applications", "list").expect(0);
        assertThat(quiet.out()).contains(NORTH).doesNotContain("Northern");
        assertThat(quiet.err()).isEmpty();
    }

    @Test
    void ownReseller_isFoundByName_whereResellersCantBeListed() {
        server.forbid("/resellers");
        server.object("/whoami", Map.of("authority", NORTH, "authority_name", "Northern Scales"));
        server.object("/resellers/" + NORTH + "/contact", Map.of("version", 1));

        server.type("resellers", "get-contact", "Northern Scales").expect(0);
        assertThat(server.requests().getLast()).isEqualTo("GET /resellers/" + NORTH + "/contact");

        assertThat(server.type("resellers", "get-contact", "Southern Scales").expect(1).err())
                .contains("the name can't be looked up");
    }

    @Test
    void mailThatIsNotThere_saysHowToFindOne() {
        assertThat(server.type("mail", "retry", "xyz").expect(1).err())
                .contains(
                        "There is no mail xyz that you can see; `steelyard mail list` shows what"
                                + " there is");
    }

    @Test
    void membershipsOfAUser_areShownInWords() {
        server.object(
                "/users/" + ANNA,
                Map.of(
                        "_id",
                        ANNA,
                        "memberships",
                        List.of(
                                membership(MILL, List.of(CLERK, READER)),
                                membership(LANE, List.of()))));

        assertThat(server.type("users", "get", ANNA).expect(0).out())
                .contains("application Mill Lane (" + MILL + "); roles " + CLERK + ", " + READER)
                .contains("application Mill Lane 2 (" + LANE + "); roles -")
                .doesNotContain("{");
    }

    /** In the order of the server's answer. */
    private static Map<String, Object> membership(String application, List<String> roles) {
        var membership = new LinkedHashMap<String, Object>();
        membership.put("application", application);
        membership.put("roles", roles);
        return membership;
    }

    @Test
    void linkForAUser_isSaidToBeGivenToTheUser() {
        server.object("/users/" + ANNA + "/password-reset", Map.of("link", "https://a/b"));

        assertThat(server.type("users", "reset", ANNA).expect(0).err())
                .contains("Give the link to the user: it works once, within 24 hours.");
    }
}
