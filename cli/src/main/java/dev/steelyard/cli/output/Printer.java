package dev.steelyard.cli.output;

import dev.steelyard.cli.api.ManagementApiClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints API responses, with data on standard output and remarks on standard error. */
public final class Printer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Members that can't be shown again. */
    private static final List<String> ONCE =
            List.of("client_secret", "api_key", "initial_access_token", "link", "code");

    /** Members that are shown in words. */
    private static final List<String> SAID = List.of("dry_run", "rehearsal");

    private final OutputOption.Form form;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Lookup lookup;

    public Printer(OutputOption.Form form, PrintWriter out, PrintWriter err, Lookup lookup) {
        this.form = form;
        this.out = out;
        this.err = err;
        this.lookup = lookup;
    }

    public void print(JsonNode answer, Display shown) {
        switch (shown) {
            case Display.Rows rows -> rows(answer, rows);
            case Display.One(var said) -> one(answer, said);
            case Display.NewClient() -> newClient(answer);
            case Display.Ceiling() -> ceiling(answer);
            case Display.Removal() -> removal(answer);
            case Display.Moved() -> moved(answer);
            case Display.Holders() -> holders(answer);
            case Display.Explained() -> explained(answer);
            case Display.Done(var said) -> err.println(said.isEmpty() ? "Done." : said);
        }
        out.flush();
        err.flush();
    }

    private void rows(JsonNode answer, Display.Rows rows) {
        var elements = ManagementApiClient.elements(answer);
        if (form == OutputOption.Form.JSON) {
            json(answer);
        } else if (elements.isEmpty()) {
            err.println("There are none.");
            if (!rows.first().isEmpty()) {
                err.println("To create the first one: steelyard " + rows.first());
            }
        } else {
            table(elements, rows.columns());
        }
        var counted = answer.path("not_kept").asLong(0);
        if (counted > 0) {
            err.println("Besides, " + counted + " were counted but not recorded.");
        }
        var next = ManagementApiClient.next(answer);
        if (next != null) {
            err.println("There are more: --after " + next + ", or --all");
        }
    }

    private void table(List<JsonNode> elements, List<String> columns) {
        var known = lookup.names(elements, columns);
        var table = new Table();
        table.add(columns.stream().map(Printer::heading).toList());
        for (var element : elements) {
            table.add(
                    columns.stream()
                            .map(
                                    column ->
                                            Cell.of(
                                                    element.path(column),
                                                    known.getOrDefault(column, Map.of())))
                            .toList());
        }
        table.lines().forEach(out::println);
    }

    private void one(JsonNode answer, String said) {
        if (form == OutputOption.Form.JSON) {
            json(answer);
        } else {
            members(answer, SAID);
            rehearsed(answer);
        }
        once(answer);
        if (!said.isEmpty() && !answer.path("replayed").asBoolean()) {
            err.println(said);
        }
    }

    /** The secrets are printed before any further request to the server. */
    private void newClient(JsonNode answer) {
        if (form == OutputOption.Form.JSON) {
            json(answer);
        } else {
            members(answer, ClientSheet.SECRETS);
            ClientSheet.credentials(answer).forEach(out::println);
            out.flush();
            ClientSheet.use(answer, lookup.addresses()).forEach(out::println);
        }
        once(answer);
    }

    private void members(JsonNode answer, List<String> without) {
        var known = lookup.names(List.of(answer), answer.propertyNames());
        var table = new Table();
        for (var member : answer.properties()) {
            var parts = ObjectCell.objects(member.getValue());
            if (!parts.isEmpty()) {
                var names = lookup.names(parts, parts.getFirst().propertyNames());
                var heading = heading(member.getKey());
                for (var part : parts) {
                    table.add(List.of(heading, ObjectCell.of(part, names)));
                    heading = "";
                }
            } else if (!without.contains(member.getKey())) {
                table.add(
                        List.of(
                                heading(member.getKey()),
                                Cell.beside(
                                        member.getValue(),
                                        known.getOrDefault(member.getKey(), Map.of()))));
            }
        }
        table.lines().forEach(out::println);
    }

    private void once(JsonNode answer) {
        if (answer.path("replayed").asBoolean()) {
            err.println(
                    "The first response was lost on the network. The operation was done once; secrets"
                            + " can't be shown again: create a new one.");
        }
        var once = ONCE.stream().filter(name -> answer.path(name).isString()).toList();
        if (!once.isEmpty()) {
            err.println("Keep it now, it is never shown again: " + String.join(", ", once));
        }
    }

    private void ceiling(JsonNode answer) {
        if (form == OutputOption.Form.JSON) {
            json(answer);
            return;
        }
        var table = new Table();
        table.add(List.of(heading("permissions"), Cell.of(answer.path("permissions"))));
        table.lines().forEach(out::println);
        CeilingEffectLines.lines(answer).forEach(out::println);
        rehearsed(answer);
    }

    private void removal(JsonNode answer) {
        if (form == OutputOption.Form.JSON) {
            json(answer);
            return;
        }
        RoleRemovalLines.lines(answer).forEach(out::println);
        rehearsed(answer);
    }

    private void rehearsed(JsonNode answer) {
        DryRunLines.lines(answer).stream().map(TerminalText::of).forEach(out::println);
        DryRunLines.remarks(answer).forEach(err::println);
        if (answer.path("dry_run").asBoolean()) {
            err.println("Nothing was changed yet.");
        }
    }

    private void moved(JsonNode answer) {
        if (form == OutputOption.Form.JSON) {
            json(answer);
            return;
        }
        TransferEffectLines.lines(answer).forEach(out::println);
        if (answer.path("dry_run").asBoolean()) {
            err.println(
                    "Nothing was changed yet. To make exactly this change: --seen "
                            + Cell.of(answer.path("seen"))
                            + " in place of --dry-run");
        }
    }

    private void holders(JsonNode answer) {
        if (form == OutputOption.Form.JSON) {
            json(answer);
        } else {
            PermissionHolderLines.lines(answer).forEach(out::println);
            PermissionHolderLines.remarks(answer).forEach(err::println);
        }
        var next = ManagementApiClient.next(answer);
        if (next != null) {
            err.println("There are more: --after " + next);
        }
    }

    private void explained(JsonNode answer) {
        if (form == OutputOption.Form.JSON) {
            json(answer);
        } else {
            RefusalLines.of(answer).forEach(out::println);
        }
    }

    private void json(JsonNode value) {
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    static String heading(String member) {
        return (member.equals("_id") ? "id" : member).replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
