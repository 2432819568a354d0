package dev.steelyard.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DryRunLinesTest {
    private static final String NOTHING =
            """
            {"clients":0,"users":0,"requests":0,"first":null,"last":null,"decisions":[],"more":0}""";

    private static JsonNode answer(String refused, String allowed, boolean complete) {
        return JsonMapper.builder()
                .build()
                .readTree(
                        """
                        {"rehearsal":{"since":"2026-10-27T09:00:00.000Z","complete":%s,
                         "refused":%s,"allowed":%s}}"""
                                .formatted(complete, refused, allowed));
    }

    @Test
    void refusedAndAllowed_saysWhoHowOftenAndSinceWhen() {
        var answer =
                answer(
                        """
                        {"clients":2,"users":1,"requests":1204,"first":"2026-11-12T10:00:00.000Z",
                         "last":"2026-11-24T10:00:00.000Z","more":41,"decisions":[
                          {"client":"c1","user":null,"operation":"GET /{application}/documents",
                           "permission":"documents:read","requests":1200,
                           "last":"2026-11-24T10:00:00.000Z"},
                          {"client":"c2","user":"u1","operation":null,
                           "permission":"documents:read","requests":1,
                           "last":"2026-11-20T10:00:00.000Z"}]}""",
                        """
                        {"clients":1,"users":0,"requests":1,"first":"2026-11-12T10:00:00.000Z",
                         "last":"2026-11-12T10:00:00.000Z","more":1,"decisions":[]}""",
                        false);

        assertThat(DryRunLines.lines(answer))
                .containsExactly(
                        "Would have been refused: 2 clients and 1 user, 1,204 requests since 12 Nov"
                                + " 2026, the last on 24 Nov 2026:",
                        "  client c1: GET /{application}/documents, documents:read, 1,200"
                                + " requests, the last on 24 Nov 2026",
                        "  user u1 through client c2: documents:read, 1 request, the last on 20"
                                + " Nov 2026",
                        "  and 41 more",
                        "Would have been allowed: 1 client, 1 request since 12 Nov 2026, the last"
                                + " on 12 Nov 2026.");
        assertThat(DryRunLines.summary(answer))
                .containsExactly(
                        "Would have been refused: 2 clients and 1 user, 1,204 requests since 12 Nov"
                                + " 2026, the last on 24 Nov 2026.",
                        "Would have been allowed: 1 client, 1 request since 12 Nov 2026, the last"
                                + " on 12 Nov 2026.");
        assertThat(DryRunLines.remarks(answer))
                .containsExactly(
                        "Only the latest reported decisions were considered; there are more.");
    }

    @Test
    void nothing_saysSo_andOfWhatWasNotRehearsedNothing() {
        var answer = answer(NOTHING, NOTHING, true);

        assertThat(DryRunLines.lines(answer)).isEmpty();
        assertThat(DryRunLines.summary(answer)).isEmpty();
        assertThat(DryRunLines.remarks(answer))
                .containsExactly(
                        "Of what guards reported since 27 Oct 2026 no decision would have been"
                                + " different.");
        var other = JsonMapper.builder().build().readTree("{\"name\":\"Clerk\"}");
        assertThat(DryRunLines.lines(other)).isEmpty();
        assertThat(DryRunLines.remarks(other)).isEmpty();
        assertThat(DryRunLines.summary(other)).isEmpty();
    }
}
