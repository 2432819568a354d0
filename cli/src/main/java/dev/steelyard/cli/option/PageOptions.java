package dev.steelyard.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Command-line options that select a page of a list, or all pages. */
public final class PageOptions {
    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "100",
            description = "Maximum number of elements, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private String limit = "100";

    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description =
                    "Continue after this cursor, which the previous page printed; use the same filters.")
    private @Nullable String after;

    @Option(names = "--all", description = "Show all elements.")
    private boolean all;

    public PageOptions() {}

    public boolean all() {
        return all;
    }

    public Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        query.put("limit", limit);
        if (after != null) {
            query.put("after", after);
        }
        return query;
    }
}
