package dev.steelyard.program.apply;

import dev.steelyard.program.apply.file.Problems;
import dev.steelyard.program.apply.file.YamlWriter;
import dev.steelyard.program.apply.kind.Identity;
import dev.steelyard.program.apply.kind.Kind;
import dev.steelyard.program.apply.kind.Kinds;
import dev.steelyard.program.apply.kind.Target;
import dev.steelyard.program.apply.kind.Value;
import dev.steelyard.program.client.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the file that describes what is there: applied at once, it changes nothing. */
public final class Dump {
    private final Survey survey;
    private final Caller caller;
    private final YamlWriter yaml;
    private final DumpedThing things;
    private final boolean deep;

    /**
     * @param out gets each line of the file
     * @param ids whether every thing gets its id, so that it can be given another name; without,
     *     the file can be applied to another server
     * @param deep whether what resellers have is in the platform's file too
     * @throws ServerRefusal whoever asks isn't known
     */
    public Dump(Api api, Consumer<String> out, boolean ids, boolean deep) {
        this.survey = new Survey(api);
        this.caller = Caller.of(api);
        this.yaml = new YamlWriter(out);
        var matching = new Matching(survey, new Problems());
        this.things = new DumpedThing(yaml, new Present(survey, matching), matching, ids);
        this.deep = deep;
    }

    /**
     * @param reseller name or id; null: the platform, or the caller's own reseller
     * @throws dev.steelyard.program.apply.file.FileProblem there is no such reseller
     */
    public void run(@Nullable String reseller) {
        var problems = new Problems();
        var said = reseller == null ? null : new Said(0, new Value.Text(reseller));
        var root = Root.of(new Description(said, Map.of()), caller, survey, problems);
        problems.check();
        yaml.comment(0, "What `steelyard dump` found; docs/apply.md explains it.");
        if (!root.target().id().equals(Kinds.OPERATOR)) {
            var id = root.target().id();
            var name = root.target().toString();
            yaml.member("", "reseller", name.equals(id) ? id : id + " # " + name);
        }
        parts(0, root.kinds(), root.target());
    }

    private void parts(int indent, List<Kind> kinds, Target parent) {
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

    private void part(int indent, Kind kind, Target parent) {
        boolean list = kind.identity() == Identity.NAME || kind.identity() == Identity.PERSON;
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
            if (deep || !kind.equals(Kinds.RESELLER)) {
                parts(indent + 4, kind.parts(), known.target());
            }
        }
    }

    /** Who is invited, and isn't there yet. */
    private List<Known> invited(Kind kind, Kind invitations, Target parent) {
        return survey.all(invitations, parent).stream()
                .filter(known -> survey.withAddress(kind, parent, known.name()).isEmpty())
                .toList();
    }
}
