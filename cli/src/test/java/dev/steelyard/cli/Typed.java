package dev.steelyard.cli;

import dev.steelyard.cli.option.CommandContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A command that was typed, and its outcome. */
record Typed(int code, String out, String err) {
    static Typed in(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code =
                Main.commandLine(
                                new CommandContext(environment, InstantSource.system()),
                                List.of(arguments))
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
}
