package dev.steelyard.cli.output;

import picocli.CommandLine.Option;

/** How a command shows what it was answered. */
public final class OutputOption {
    enum Form {
        TABLE,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "table or json (standard: ${DEFAULT-VALUE}).")
    private Form form = Form.TABLE;

    public OutputOption() {}

    /** Whether a program will read what is printed. */
    public boolean json() {
        return form == Form.JSON;
    }

    public Form form() {
        return form;
    }
}
