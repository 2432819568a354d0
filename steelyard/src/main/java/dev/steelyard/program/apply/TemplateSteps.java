package dev.steelyard.program.apply;

import dev.steelyard.program.apply.Platform.Template;
import dev.steelyard.program.apply.Present.KnownTemplate;
import dev.steelyard.program.client.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and changes role templates. */
final class TemplateSteps {
    private TemplateSteps() {}

    static List<Step> of(List<Template> wanted, Present present) {
        var steps = new ArrayList<Step>();
        for (var template : wanted) {
            var known = present.templates().get(template.name());
            var name = "template " + template.name() + ": ";
            if (known == null) {
                var permissions = String.join(", ", template.permissions());
                steps.add(step(Line.added(name + permissions), template, null));
                continue;
            }
            var before = known.template();
            var difference =
                    new Wording()
                            .change("description", before.description(), template.description())
                            .change(before.permissions(), template.permissions());
            if (!difference.isEmpty()) {
                steps.add(step(Line.changed(name + difference), template, known.version()));
            }
        }
        return steps;
    }

    /** Those that the file doesn't name. */
    static List<KnownTemplate> others(List<Template> wanted, Present present) {
        var names = wanted.stream().map(Template::name).toList();
        return present.templates().values().stream()
                .filter(known -> !names.contains(known.template().name()))
                .toList();
    }

    static Step removal(KnownTemplate known) {
        var name = known.template().name();
        return Step.of(
                Line.removed("template " + name), ApiRequest.delete(path(name), known.version()));
    }

    private static Step step(Line line, Template template, @Nullable Long version) {
        return Step.of(
                line,
                ApiRequest.put(
                        path(template.name()),
                        Map.of(
                                "description", template.description(),
                                "permissions", template.permissions()),
                        version));
    }

    private static String path(String name) {
        return "/templates/" + ApiRequest.segment(name);
    }
}
