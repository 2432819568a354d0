package dev.steelyard.cli.apply.dump;

import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.cli.apply.kind.IdentifierType;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceKinds;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.read.ApplyFile;
import dev.steelyard.cli.apply.read.FileValue;
import dev.steelyard.cli.apply.state.Caller;
import dev.steelyard.cli.apply.state.CurrentValueReader;
import dev.steelyard.cli.apply.state.ExistingResource;
import dev.steelyard.cli.apply.state.FileScope;
import dev.steelyard.cli.apply.state.ResourceMatcher;
import dev.steelyard.cli.apply.state.ServerRefusal;
import dev.steelyard.cli.apply.state.ServerStateReader;
import dev.steelyard.cli.yaml.FileProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the configuration at the server as a YAML file for {@code steelyard apply}. Applied at
 * once, the file changes nothing.
 */
public final class ApplyFileWriter {
    private final ServerStateReader survey;
    private final Caller caller;
    private final YamlWriter yaml;
    private final ResourceWriter things;
    private final boolean deep;

    /**
     * @param out gets each line of the file
     * @param ids whether every resource gets its id, so that it can be renamed; without, the file
     *     can be applied to another server
     * @param deep whether the platform's file includes the resources of resellers
     * @throws ServerRefusal the caller isn't known
     */
    public ApplyFileWriter(
            ManagementApiClient api, Consumer<String> out, boolean ids, boolean deep) {
        this.survey = new ServerStateReader(api);
        this.caller = Caller.of(api);
        this.yaml = new YamlWriter(out);
        var matching = new ResourceMatcher(survey, new FileProblems());
        this.things =
                new ResourceWriter(yaml, new CurrentValueReader(survey, matching), matching, ids);
        this.deep = deep;
    }

    /**
     * @param reseller name or id; null: the platform, or the caller's own reseller
     * @throws dev.steelyard.cli.yaml.InvalidFile there is no such reseller
     */
    public void run(@Nullable String reseller) {
        var problems = new FileProblems();
        var said = reseller == null ? null : new FileValue(0, new Value.Text(reseller));
        var root = FileScope.of(new ApplyFile(said, Map.of()), caller, survey, problems);
        problems.check();
        yaml.comment(0, "What `steelyard dump` found; docs/apply.md explains it.");
        if (!root.target().id().equals(ResourceKinds.OPERATOR)) {
            var id = root.target().id();
            var name = root.target().toString();
            yaml.member("", "reseller", name.equals(id) ? id : id + " # " + name);
        }
        parts(0, root.kinds(), root.target());
    }

    private void parts(int indent, List<ResourceKind> kinds, ResourceRef parent) {
        for (var kind : kinds) {
            if (indent == 0) {
                yaml.blank();
            }
            try {
                part(indent, kind, parent);
            } catch (ServerRefusal e) {
                if (!e.isForbidden()) {
                    throw e;
                }
                yaml.comment(indent, kind.key() + ": you may not see them");
            }
        }
    }

    private void part(int indent, ResourceKind kind, ResourceRef parent) {
        boolean list =
                kind.identity() == IdentifierType.NAME || kind.identity() == IdentifierType.PERSON;
        var all = new ArrayList<>(survey.all(kind, parent));
        var invitations = kind.invitations();
        if (invitations != null) {
            all.addAll(invited(kind, invitations, parent));
        }
        if (all.isEmpty()) {
            yaml.empty(indent, kind.key(), list);
            return;
        }
        yaml.open(indent, kind.key());
        for (var known : all) {
            boolean twin = all.stream().filter(one -> one.name().equals(known.name())).count() > 1;
            things.write(indent + 2, known, parent, twin);
            if (deep || !kind.equals(ResourceKinds.RESELLER)) {
                parts(indent + 4, kind.parts(), known.target());
            }
        }
    }

    /** The open invitations. */
    private List<ExistingResource> invited(
            ResourceKind kind, ResourceKind invitations, ResourceRef parent) {
        return survey.all(invitations, parent).stream()
                .filter(known -> survey.withAddress(kind, parent, known.name()).isEmpty())
                .toList();
    }
}
