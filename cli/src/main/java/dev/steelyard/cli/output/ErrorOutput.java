package dev.steelyard.cli.output;

import dev.steelyard.cli.api.ApiAnswer;
import java.io.PrintWriter;

/** Prints an error response of the server to standard error. */
public final class ErrorOutput {
    private ErrorOutput() {}

    /** The exit code after a refusal. */
    public static final int REFUSED = 1;

    public static int print(PrintWriter err, ApiAnswer.Refused refused) {
        err.println(
                "steelyard: "
                        + TerminalText.of(refused.message())
                        + " ("
                        + TerminalText.of(refused.code())
                        + ")");
        var field = refused.field();
        if (field != null) {
            err.println("  field: " + TerminalText.of(field));
        }
        for (var change : refused.changes()) {
            err.println(
                    "  "
                            + TerminalText.of(change.field())
                            + ": you sent "
                            + Cell.of(change.sent())
                            + "; by now it is "
                            + Cell.of(change.current()));
        }
        var reference = refused.reference();
        if (reference != null) {
            err.println("  reference: " + TerminalText.of(reference));
        }
        err.flush();
        return REFUSED;
    }
}
