package dev.steelyard.guard.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All operations of an API, against which the guard matches each request. A request that matches
 * none is refused. Immutable.
 *
 * <p>The text form has one operation a line: method, path template, permission, and {@code #}
 * before a comment. {@code -} in place of the permission: any valid token. Behind it, {@code
 * while-stopped}: allowed also for a stopped application; {@code max-age=300}: a user must have
 * logged in within that many seconds; {@code acr=a,b}: in one of these ways.
 *
 * <pre>
 * GET  /access                     -  while-stopped
 * GET  /{application}/collections  collections:read
 * POST /{application}/invite       users:manage  max-age=900
 * </pre>
 */
public final class Operations {
    private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");
    private static final Pattern ACR = Pattern.compile("acr=([^,]+(?:,[^,]+)*)");

    private final TemplateNode root = new TemplateNode();
    private final List<Operation> all = new ArrayList<>();
    private final SortedSet<String> methods = new TreeSet<>();

    private Operations(Collection<Operation> operations) {
        operations.forEach(this::add);
    }

    /** Operations made in code; throws IllegalArgumentException if two are equal. */
    public static Operations of(Collection<Operation> operations) {
        return new Operations(operations);
    }

    /** Parses the text form; throws IllegalArgumentException that names the line. */
    public static Operations parse(String text) {
        Operations operations = new Operations(List.of());
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].replaceFirst("#.*", "").strip();
            if (line.isEmpty()) continue;
            try {
                operations.add(operation(line.split("\\s+")));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return operations;
    }

    private static Operation operation(String[] words) {
        if (words.length < 3) throw unexpected();
        boolean whileStopped = false;
        Duration maxAge = null;
        List<String> acrValues = List.of();
        for (String word : List.of(words).subList(3, words.length)) {
            Matcher age = MAX_AGE.matcher(word);
            Matcher acr = ACR.matcher(word);
            if (word.equals("while-stopped") && !whileStopped) {
                whileStopped = true;
            } else if (age.matches() && maxAge == null) {
                maxAge = Duration.ofSeconds(Long.parseLong(age.group(1)));
            } else if (acr.matches() && acrValues.isEmpty()) {
                acrValues = List.of(acr.group(1).split(","));
            } else {
                throw unexpected();
            }
        }
        String permission = words[2].equals("-") ? null : words[2];
        return new Operation(
                words[0],
                PathTemplate.parse(words[1]),
                permission,
                whileStopped,
                new LoginRequirement(acrValues, maxAge));
    }

    private static IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                "expected METHOD /path permission (or - for any good token) [while-stopped]"
                        + " [max-age=SECONDS] [acr=VALUE,...]");
    }

    private void add(Operation operation) {
        TemplateNode node = root.grow(operation.template().segments(), 0);
        Operation before = node.operations.putIfAbsent(operation.method(), operation);
        if (before != null) {
            throw new IllegalArgumentException(
                    "%s %s is the same operation as %s %s"
                            .formatted(
                                    operation.method(),
                                    operation.template(),
                                    before.method(),
                                    before.template()));
        }
        all.add(operation);
        methods.add(operation.method());
    }

    /** All operations, in the given order. */
    public List<Operation> all() {
        return Collections.unmodifiableList(all);
    }

    /** All methods of the operations, for preflights. */
    public SortedSet<String> methods() {
        return Collections.unmodifiableSortedSet(methods);
    }

    /**
     * Finds the operation of a request.
     *
     * @param path as in the request line: not decoded, without the query
     */
    public Match match(String method, String path) {
        List<String> segments = RequestPathDecoder.segments(path);
        TemplateNode node = segments == null ? null : root.find(segments, 0);
        if (segments == null || node == null) return new Match.UnknownPath();
        Operation operation = node.operations.get(method.equals("HEAD") ? "GET" : method);
        if (operation == null) return new Match.WrongMethod(allowed(node));
        return new Match.Found(operation, variables(operation.template(), segments));
    }

    private static SortedSet<String> allowed(TemplateNode node) {
        SortedSet<String> allowed = new TreeSet<>(node.operations.keySet());
        if (allowed.contains("GET")) allowed.add("HEAD");
        return Collections.unmodifiableSortedSet(allowed);
    }

    private static Map<String, String> variables(PathTemplate template, List<String> path) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            if (template.segments().get(i) instanceof PathTemplate.Variable(String name)) {
                variables.put(name, path.get(i));
            }
        }
        return Collections.unmodifiableMap(variables);
    }
}
