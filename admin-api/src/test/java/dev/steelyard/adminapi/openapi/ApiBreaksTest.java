package dev.steelyard.adminapi.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.http.answer.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiBreaksTest {
    private static final String DOCUMENT =
            """
            {"paths": {"/roles/{role}": {"patch": {
               "parameters": [{"name": "dry_run", "in": "query", "schema": {"type": "boolean"}}],
               "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Patch"}}}},
               "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Role"}}}}}},
               "post": {"responses": {"201": {"content": {"application/json": {"schema": {"allOf": [
                  {"$ref": "#/components/schemas/Made"}, {"type": "object"}]}}}}}}}},
             "components": {"schemas": {
               "Patch": {"type": "object", "additionalProperties": false, "properties": {
                  "name": {"type": ["string", "null"], "maxLength": 100},
                  "kind": {"type": "string", "enum": ["a", "b"]}}},
               "Made": {"type": "object", "required": ["key"], "properties": {"key": {"type": "string"}}},
               "Role": {"type": "object", "required": ["name", "state"], "properties": {
                  "name": {"type": "string"},
                  "state": {"type": "string", "enum": ["on", "off"]}}}}}}
            """;

    private static List<String> breaks(String from, String to) {
        assertThat(DOCUMENT).contains(from);
        return ApiBreaks.between(
                Json.MAPPER.readTree(DOCUMENT), Json.MAPPER.readTree(DOCUMENT.replace(from, to)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "patch"                        | "put"                            | PATCH /roles/{}: removed
                    "dry_run"                      | "try"                            | PATCH /roles/{} query dry_run: removed
                    "type": "boolean"}}            | "type": "string"}}               | PATCH /roles/{} query dry_run: type
                    "200"                          | "202"                            | PATCH /roles/{} 200: removed
                    ["string", "null"]             | "string"                         | PATCH /roles/{} body.name: type
                    "maxLength": 100               | "maxLength": 99                  | PATCH /roles/{} body.name: maxLength
                    "maxLength": 100               | "maxLength": 100, "pattern": "a" | PATCH /roles/{} body.name: pattern
                    ["a", "b"]                     | ["a"]                            | PATCH /roles/{} body.kind: enum
                    "kind": {                      | "sort": {                        | PATCH /roles/{} body.kind: removed
                    "additionalProperties": false  | "required": ["kind"]             | PATCH /roles/{} body.kind: required
                    ["on", "off"]                  | ["on", "off", "gone"]            | PATCH /roles/{} 200.state: enum
                    "name": {"type": "string"},    | ``                               | PATCH /roles/{} 200.name: removed
                    ["name", "state"]              | ["state"]                        | PATCH /roles/{} 200.name: required
                    "key": {"type": "string"}      | "key": {"type": "integer"}       | POST /roles/{} 201.key: type
                    "properties": {"key": {"type": "string"}} | "properties": {}      | POST /roles/{} 201.key: removed
                    , {"type": "object"}]          | ]                                | POST /roles/{} 201: allOf
                    """)
    void change_thatClientsMeet_isFound(String from, String to, String expected) {
        assertThat(breaks(from, to)).containsExactly(expected);
    }

    @Test
    void change_thatClientsNeedNotKnow_isNone() {
        Stream.of(
                        breaks("/roles/{role}", "/roles/{id}"),
                        breaks("\"maxLength\": 100", "\"maxLength\": 101"),
                        breaks("[\"a\", \"b\"]", "[\"a\", \"b\", \"c\"]"),
                        breaks("[\"on\", \"off\"]", "[\"on\"]"),
                        breaks("\"kind\": {", "\"sort\": {\"type\": \"string\"}, \"kind\": {"),
                        breaks("\"state\": {", "\"more\": {\"type\": \"string\"}, \"state\": {"))
                .forEach(found -> assertThat(found).isEmpty());
    }
}
