package dev.steelyard.cli.apply;

import dev.steelyard.cli.apply.state.ServerStateReader;
import dev.steelyard.cli.yaml.InvalidFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Receives the client secrets and API keys that {@code steelyard apply} creates, to print them or
 * write them to a file.
 */
public interface SecretReceiver {
    /** Members of the API's answers that are shown once. */
    List<String> MEMBERS = List.of("client_secret", "api_key", "link");

    /**
     * Prepares the place, before a resource with a secret is created.
     *
     * @throws InvalidFile the place can't be used
     */
    void ready();

    /**
     * Stores secrets before anything else is done.
     *
     * @param what the resource that has them
     * @param members its id and the secrets
     */
    void keep(String what, Map<String, String> members);

    /** For runs without new secrets. */
    static SecretReceiver nowhere() {
        return new SecretReceiver() {
            @Override
            public void ready() {
                throw new InvalidFile(
                        "applying this file creates secrets, which are shown only once: --secrets FILE stores them,"
                                + " --show-secrets prints them; nothing was changed");
            }

            @Override
            public void keep(String what, Map<String, String> members) {
                throw new IllegalStateException("there is a secret, but no place to store it");
            }
        };
    }

    /** The members of an answer to keep; empty: it holds no secret. */
    static Map<String, String> in(JsonNode answer) {
        var members = new LinkedHashMap<String, String>();
        MEMBERS.stream()
                .filter(member -> answer.path(member).isString())
                .forEach(member -> members.put(member, ServerStateReader.text(answer, member)));
        if (!members.isEmpty()) {
            members.putFirst("_id", ServerStateReader.text(answer, "_id"));
        }
        return members;
    }
}
