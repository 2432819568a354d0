package dev.steelyard.program.cli.remote;

import dev.steelyard.program.client.ApiAnswer;
import java.io.PrintWriter;

/** Says why the server refused. */
public final class Refusals {
    private Refusals() {}

    /** The exit code of whoever was refused. */
    public static final int REFUSED = 1;

    public static int print(PrintWriter err, ApiAnswer.Refused refused) {
        err.println("steelyard: " + Visible.of(refused.message()) + " (" + refused.code() + ")");
        var field = refused.field();
        if (field != null) {
            err.println("  field: " + Visible.of(field));
        }
        for (var change : refused.changes()) {
            err.println(
                    "  "
                            + Visible.of(change.field())
                            + ": you sent "
                            + Cell.of(change.sent())
                            + "; by now it is "
                            + Cell.of(change.current()));
        }
        var reference = refused.reference();
        if (reference != null) {
            err.println("  reference: " + Visible.of(reference));
        }
        err.flush();
        return REFUSED;
    }
}
