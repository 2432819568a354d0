package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the server answered. */
record Answered(HttpResponse<String> response, JsonNode json) {
    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The secret in a link that is shown once. */
    String secretOfLink() {
        var link = text("link");
        return link.substring(link.indexOf("link=") + "link=".length());
    }

    String text(String member) {
        return json.path(member).asString();
    }

    List<String> texts(String member) {
        return json.path(member).values().stream().map(JsonNode::asString).toList();
    }

    Answered expect(int status) {
        assertThat(status()).as(response.body()).isEqualTo(status);
        return this;
    }

    /** The refusal that every error answer must hold, with the request's own reference. */
    Answered refused(int status, String code) {
        expect(status);
        var error = json.path("error");
        assertThat(error.path("status").asInt()).isEqualTo(status);
        assertThat(error.path("code").asString()).as(response.body()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotBlank();
        assertThat(error.path("reference").asString())
                .isNotBlank()
                .isEqualTo(header("x-request-id"));
        return this;
    }

    /** 400 that names the member and what is allowed. */
    Answered invalid(String field) {
        refused(400, "invalid");
        assertThat(json.path("error").path("field").asString()).isEqualTo(field);
        return this;
    }

    String message() {
        return json.path("error").path("message").asString();
    }
}
