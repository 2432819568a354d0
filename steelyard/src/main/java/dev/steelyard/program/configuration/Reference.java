package dev.steelyard.program.configuration;

/** Generates the reference page of the configuration from the list of settings. */
public final class Reference {
    private Reference() {}

    /** Returns {@code docs/configuration.md}. */
    public static String markdown() {
        var page =
                new StringBuilder(
                        """
                        # Configuration
                        <!-- Made by `steelyard config --reference`; a test holds it against the program. -->

                        A setting is looked for on the command line (`--set name=value`), then in the
                        environment, then in the YAML file (`--config FILE`), and else has its default value.
                        An unknown name stops the start, with a hint. Durations are a number and
                        `ms`, `s`, `m`, `h` or `d`.

                        | setting | environment | default | what it is |
                        |---|---|---|---|
                        """);
        for (var setting : AllSettings.LIST) {
            var standard = setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`";
            page.append("| `").append(setting.name()).append("` | `").append(setting.variable());
            page.append("` | ").append(standard).append(" | ").append(setting.about());
            page.append(setting.secret() ? " A secret. |\n" : " |\n");
        }
        return page.toString();
    }
}
