package dev.steelyard.cli.apply;

import dev.steelyard.cli.output.TerminalText;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Prints the client secrets and API keys that {@code steelyard apply} creates, if the user asked
 * for that.
 */
record SecretPrinter(PrintWriter out) implements SecretReceiver {
    @Override
    public void ready() {
        // always ready
    }

    @Override
    public void keep(String what, Map<String, String> members) {
        out.println("Shown only now, of " + TerminalText.of(what) + ":");
        members.forEach((member, value) -> out.println("    " + member + ": " + value));
        out.flush();
    }
}
