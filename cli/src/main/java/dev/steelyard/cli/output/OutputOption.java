package dev.steelyard.cli.output;

import picocli.CommandLine.Option;

/** The command-line option for the output format ({@code --output}), such as table or JSON. */
public final class OutputOption {
    enum Form {
        TABLE,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "table or json (default: ${DEFAULT-VALUE}).")
    private Form form = Form.TABLE;

    public OutputOption() {}

    /** Whether the output is JSON, for programs. */
    public boolean json() {
        return form == Form.JSON;
    }

    public Form form() {
        return form;
    }
}
