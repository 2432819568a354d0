package dev.steelyard.admin.registration;

import dev.steelyard.admin.client.ClientWarningFinder;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.domain.registration.RegistrationTemplate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists warnings about an initial access token that allows grant types or methods which this server
 * has disabled.
 */
public final class TemplateWarningFinder {
    private TemplateWarningFinder() {}

    /** Sentences for people, in a stable order; empty: all of it is enabled. */
    public static List<String> of(RegistrationTemplate template, EnabledClientFeatures offered) {
        var methods =
                template.methods().stream()
                        .filter(method -> !offered.methods().contains(method))
                        .sorted()
                        .map(
                                method ->
                                        "This server takes no "
                                                + method.parameter()
                                                + ": no client registers for it until the operator"
                                                + " sets that up");
        return Stream.concat(methods, ClientWarningFinder.off(template.grantTypes(), offered))
                .toList();
    }
}
