package dev.steelyard.domain.manage;

import static dev.steelyard.domain.manage.ManagementPermission.APPLICATIONS_READ;
import static dev.steelyard.domain.manage.ManagementPermission.APPLICATIONS_WRITE;
import static dev.steelyard.domain.manage.ManagementPermission.PLATFORM_READ;
import static dev.steelyard.domain.manage.ManagementPermission.PLATFORM_WRITE;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.audit.Difference;
import dev.steelyard.domain.audit.Entry;
import dev.steelyard.domain.audit.Matter;
import dev.steelyard.domain.change.ChangeKey;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ceilings. That of an application lies within its reseller's when it is set; when the reseller's
 * sinks later, what sticks out does nothing, and comes back when it rises. Thread-safe.
 */
public final class ManageCeilings {
    private final Acts acts;

    ManageCeilings(Acts acts) {
        this.acts = acts;
    }

    public Outcome<Set<String>> ofReseller(Actor actor, Id<Reseller> id) {
        return acts.read(
                actor, PLATFORM_READ, act -> act.tx().ceilings().of(act.reseller(id).id()));
    }

    public Outcome<Set<String>> ofApplication(Actor actor, Id<Application> id) {
        return acts.read(
                actor, APPLICATIONS_READ, act -> act.tx().ceilings().of(act.application(id).id()));
    }

    public Outcome<CeilingChange> setReseller(
            Actor actor, Id<Reseller> id, Set<String> permissions) {
        return acts.write(
                actor,
                PLATFORM_WRITE,
                act -> {
                    var change = ofReseller(act, id, permissions);
                    set(act, id, Matter.of(id, "reseller", id), permissions);
                    return change;
                });
    }

    /** What {@link #setReseller} would do. */
    public Outcome<CeilingChange> tryReseller(
            Actor actor, Id<Reseller> id, Set<String> permissions) {
        return acts.read(actor, PLATFORM_WRITE, act -> ofReseller(act, id, permissions));
    }

    public Outcome<CeilingChange> setApplication(
            Actor actor, Id<Application> id, Set<String> permissions) {
        return acts.write(
                actor,
                APPLICATIONS_WRITE,
                act -> {
                    var application = act.hold(id);
                    var change = ofApplication(act, application, permissions);
                    set(act, id, Matter.in(application, "application", id), permissions);
                    return change;
                });
    }

    /** What {@link #setApplication} would do. */
    public Outcome<CeilingChange> tryApplication(
            Actor actor, Id<Application> id, Set<String> permissions) {
        return acts.read(
                actor,
                APPLICATIONS_WRITE,
                act -> ofApplication(act, act.application(id), permissions));
    }

    private static CeilingChange ofReseller(Act act, Id<Reseller> id, Set<String> permissions) {
        act.reseller(id);
        RoleRules.checkExist(act, "permissions", permissions);
        return Cuts.ofReseller(act, id, permissions);
    }

    private static CeilingChange ofApplication(
            Act act, Application application, Set<String> permissions) {
        RoleRules.checkExist(act, "permissions", permissions);
        var outside = new TreeSet<>(permissions);
        outside.removeAll(act.tx().ceilings().of(application.reseller()));
        if (!outside.isEmpty()) {
            throw Refused.invalid(
                    "permissions", "Outside the reseller's ceiling: " + String.join(", ", outside));
        }
        return Cuts.ofApplication(act, application, permissions);
    }

    private static void set(Act act, Id<?> holder, Matter matter, Set<String> permissions) {
        var difference =
                Difference.between(
                        FactsOf.ceiling(act.tx().ceilings().of(holder)),
                        FactsOf.ceiling(permissions));
        if (!difference.isEmpty()) {
            act.tx().ceilings().set(holder, permissions);
            act.tx().changed(ChangeKey.ceiling(holder));
            act.record(Entry.of("ceiling.set", matter, difference));
        }
    }
}
