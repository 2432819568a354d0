package dev.steelyard.program.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done, in an order that works: an operation needs its permission, a role template
 * and a ceiling theirs; nothing is removed while something needs it.
 *
 * @param makesServer the body that makes the resource server; null: it is there
 * @param kept what the server has beyond the file, and keeps
 */
record Plan(
        @Nullable Map<String, @Nullable Object> makesServer, List<Step> steps, List<String> kept) {

    /**
     * @throws FileProblem something that the API has no way to do
     */
    static Plan of(Platform platform, Present present, boolean prune) {
        Names.check(platform, present, prune);
        var steps = new ArrayList<Step>();
        var removals = new ArrayList<Step>();
        var kept = new ArrayList<String>();
        var permissions = platform.permissions();
        if (permissions != null) {
            steps.addAll(PermissionSteps.of(permissions, present));
        }
        var operations = platform.operations();
        if (operations != null) {
            steps.addAll(OperationSteps.of(operations, present, prune));
            if (!prune) {
                OperationSteps.others(operations, present)
                        .forEach(other -> kept.add("operation " + other.text()));
            }
        }
        var templates = platform.templates();
        if (templates != null) {
            steps.addAll(TemplateSteps.of(templates, present));
            TemplateSteps.others(templates, present)
                    .forEach(other -> removals.add(TemplateSteps.removal(other)));
        }
        steps.addAll(CeilingSteps.of(present));
        if (permissions != null) {
            PermissionSteps.others(permissions, present)
                    .forEach(other -> removals.add(PermissionSteps.removal(other)));
        }
        if (prune) {
            steps.addAll(removals);
        } else {
            removals.forEach(step -> step.lines().forEach(line -> kept.add(line.text())));
        }
        return new Plan(makesServer(platform, present), steps, kept);
    }

    private static @Nullable Map<String, @Nullable Object> makesServer(
            Platform platform, Present present) {
        var wanted = platform.server();
        var known = present.server();
        if (wanted == null) {
            return null;
        }
        if (known == null) {
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("identifier", wanted.identifier());
            body.put("name", wanted.name());
            body.put("standard", wanted.standard());
            return body;
        }
        if (!known.server().equals(wanted)) {
            throw new FileProblem(
                    "resource_server: it is there as \""
                            + known.server().name()
                            + "\", standard: "
                            + known.server().standard()
                            + "; name and standard can't be changed");
        }
        return null;
    }

    static Line serverLine(Map<String, @Nullable Object> made) {
        return Line.added(
                "resource server " + made.get("identifier") + " (" + made.get("name") + ")");
    }

    /** Every difference, as it is shown. */
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        if (makesServer != null) {
            lines.add(serverLine(makesServer));
        }
        steps.forEach(step -> lines.addAll(step.lines()));
        return lines;
    }
}
