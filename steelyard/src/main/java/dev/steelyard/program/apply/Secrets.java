package dev.steelyard.program.apply;

import dev.steelyard.program.apply.file.FileProblem;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Kinds;
import dev.steelyard.program.apply.kind.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Where secrets go that the server shows once. */
public interface Secrets {
    /** Members of the API's answers that are shown once. */
    List<String> MEMBERS = List.of("client_secret", "api_key", "link");

    /**
     * Gets ready, before anything is made that has a secret.
     *
     * @throws FileProblem there is no such place
     */
    void ready();

    /**
     * Keeps them before anything else is done.
     *
     * @param what whose they are
     * @param members its id, and they
     */
    void keep(String what, Map<String, String> members);

    /** Nobody asked for secrets. */
    static Secrets nowhere() {
        return new Secrets() {
            @Override
            public void ready() {
                throw new FileProblem(
                        "this makes secrets, which are shown only once: --secrets FILE keeps them,"
                                + " --show-secrets prints them; nothing was changed");
            }

            @Override
            public void keep(String what, Map<String, String> members) {
                throw new IllegalStateException("a secret, and nowhere to keep it");
            }
        };
    }

    /** Whether the thing that is made has a secret. */
    static boolean has(Kind kind, Wanted wanted) {
        return kind.invitations() != null
                || kind.equals(Kinds.RESOURCE_SERVER)
                || kind.equals(Kinds.MANAGEMENT_CLIENT)
                || kind.attribute("type")
                        .map(type -> new Value.Text("confidential").equals(wanted.value(type)))
                        .orElse(false);
    }

    /** What of an answer has to be kept; empty: it holds no secret. */
    static Map<String, String> in(JsonNode answer) {
        var members = new LinkedHashMap<String, String>();
        MEMBERS.stream()
                .filter(member -> answer.path(member).isString())
                .forEach(member -> members.put(member, Survey.text(answer, member)));
        if (!members.isEmpty()) {
            members.putFirst("_id", Survey.text(answer, "_id"));
        }
        return members;
    }
}
