package dev.steelyard.e2e.http;

import dev.steelyard.e2e.step.Mismatch;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An HTML page of the server, parsed for its forms and links. */
public record Page(URI uri, Answer answer) {
    private static final Pattern FORM =
            Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("<(input|button)\\b([^>]*)>");
    private static final Pattern HEADING = Pattern.compile("<h1[^>]*>(.*?)</h1>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:\\s*=\\s*\"([^\"]*)\")?");
    private static final Pattern LINK = Pattern.compile("<a\\b([^>]*)>");
    private static final Pattern REFERENCE = Pattern.compile("&(#x?[0-9a-fA-F]+|[a-z]+);");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    public String heading() {
        return find(HEADING).stream().findFirst().orElse("");
    }

    public boolean contains(String text) {
        return answer.body().contains(text);
    }

    public List<Form> forms() {
        return FORM.matcher(answer.body()).results().map(Page::form).toList();
    }

    /** The form with that field. */
    public Form form(String field) {
        return forms().stream()
                .filter(form -> form.asks(field))
                .findFirst()
                .orElseThrow(() -> new Mismatch("a form with " + field, this));
    }

    public boolean asks(String field) {
        return forms().stream().anyMatch(form -> form.asks(field));
    }

    /** What the first group of {@code pattern} matches, each time. */
    public List<String> find(Pattern pattern) {
        return pattern.matcher(answer.body()).results().map(m -> text(m.group(1))).toList();
    }

    /** This page, if it contains {@code text}. */
    public Page expect(String text) {
        Mismatch.unless(contains(text), "a page that says: " + text, this);
        return this;
    }

    public List<String> links() {
        return LINK.matcher(answer.body())
                .results()
                .map(m -> attributes(m.group(1)).getOrDefault("href", ""))
                .toList();
    }

    private static Form form(MatchResult match) {
        var attributes = attributes(match.group(1));
        var fields = new LinkedHashMap<String, String>();
        var buttons = new HashMap<String, Set<String>>();
        for (var control : CONTROL.matcher(match.group(2)).results().toList()) {
            var of = attributes(control.group(2));
            var name = of.get("name");
            if (name == null) {
                continue;
            }
            var value = of.getOrDefault("value", "");
            var type = of.getOrDefault("type", "text");
            if (control.group(1).equals("button") || type.equals("submit")) {
                buttons.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value);
            } else if (!type.equals("checkbox") || of.containsKey("checked")) {
                fields.put(name, value);
            }
        }
        return new Form(
                attributes.getOrDefault("method", "get").toLowerCase(Locale.ROOT),
                attributes.getOrDefault("action", ""),
                fields,
                buttons);
    }

    /** Whether there is a box to tick of that name; ticked ones are not offered. */
    public boolean offersToTick(String name) {
        return CONTROL.matcher(answer.body())
                .results()
                .map(control -> attributes(control.group(2)))
                .anyMatch(
                        of ->
                                "checkbox".equals(of.get("type"))
                                        && name.equals(of.get("name"))
                                        && !of.containsKey("checked"));
    }

    private static Map<String, String> attributes(String text) {
        var attributes = new HashMap<String, String>();
        for (var match : ATTRIBUTE.matcher(text).results().toList()) {
            var value = match.group(2);
            attributes.put(match.group(1), value == null ? "" : text(value));
        }
        return attributes;
    }

    private static String text(String html) {
        var plain = new ArrayList<String>();
        int from = 0;
        for (var match : REFERENCE.matcher(html).results().toList()) {
            plain.add(html.substring(from, match.start()));
            plain.add(character(match.group(1)));
            from = match.end();
        }
        plain.add(html.substring(from));
        return String.join("", plain);
    }

    private static String character(String reference) {
        if (reference.startsWith("#x")) {
            return Character.toString(Integer.parseInt(reference.substring(2), 16));
        }
        if (reference.startsWith("#")) {
            return Character.toString(Integer.parseInt(reference.substring(1)));
        }
        var named = NAMED.get(reference);
        if (named == null) {
            throw new IllegalArgumentException("the page holds &" + reference + ";");
        }
        return named;
    }

    @Override
    public String toString() {
        return answer + " page «" + heading() + "»";
    }
}
