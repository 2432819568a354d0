package dev.steelyard.program;

import dev.steelyard.program.cli.SteelyardCommand;

/** The main class of the authorization server and its command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(SteelyardCommand.run(arguments));
    }
}
