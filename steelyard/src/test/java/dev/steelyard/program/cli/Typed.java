package dev.steelyard.program.cli;

import dev.steelyard.cli.option.CommandContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that was typed, and what came of it. */
record Typed(int code, String out, String err) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Typed in(Map<String, String> environment, String... arguments) {
        return in(new CommandContext(environment, InstantSource.system()), arguments);
    }

    static Typed in(CommandContext context, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                SteelyardCommand.commandLine(context, List.of(arguments))
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Typed(code, out.toString(), err.toString());
    }

    Typed expect(int expected) {
        if (code != expected) {
            throw new AssertionError("exit code " + code + ": " + out + err);
        }
        return this;
    }

    JsonNode json() {
        return JSON.readTree(out);
    }

    /** Of a list. */
    JsonNode elements() {
        return json().path("data");
    }

    String id() {
        return json().path("_id").asString();
    }
}
