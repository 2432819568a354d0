package dev.steelyard.program.cli;

import dev.steelyard.program.apply.Secrets;
import dev.steelyard.program.cli.remote.Visible;
import java.io.PrintWriter;
import java.util.Map;

/** Prints secrets, for whoever asked for that. */
record PrintedSecrets(PrintWriter out) implements Secrets {
    @Override
    public void ready() {
        // Whoever reads along is there.
    }

    @Override
    public void keep(String what, Map<String, String> members) {
        out.println("Shown only now, of " + Visible.of(what) + ":");
        members.forEach((member, value) -> out.println("    " + member + ": " + value));
        out.flush();
    }
}
