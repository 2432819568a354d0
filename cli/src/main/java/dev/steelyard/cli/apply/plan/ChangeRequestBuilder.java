package dev.steelyard.cli.apply.plan;

import static java.util.Objects.requireNonNull;

import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.apply.kind.Attribute;
import dev.steelyard.cli.apply.kind.IdentifierType;
import dev.steelyard.cli.apply.kind.ResourceKind;
import dev.steelyard.cli.apply.kind.ResourceRef;
import dev.steelyard.cli.apply.kind.UpdateMethod;
import dev.steelyard.cli.apply.kind.Value;
import dev.steelyard.cli.apply.state.CurrentValueReader;
import dev.steelyard.cli.apply.state.ExistingResource;
import dev.steelyard.cli.apply.state.ServerStateReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Builds the management API requests by which {@code steelyard apply} creates or updates one
 * resource.
 */
final class ChangeRequestBuilder {
    private final CurrentValueReader present;

    ChangeRequestBuilder(CurrentValueReader present) {
        this.present = present;
    }

    /** Creates the resource, with all values of the file. */
    List<ChangeRequest> making(DesiredResource wanted) {
        var kind = wanted.entry().kind();
        var requests = new ArrayList<ChangeRequest>();
        requests.add(make(kind, wanted));
        if (kind.invitations() == null) {
            requests.addAll(after(wanted, attribute -> isUnusual(wanted, attribute)));
        }
        return requests;
    }

    private static ChangeRequest make(ResourceKind kind, DesiredResource wanted) {
        var invitations = kind.invitations();
        var places = (invitations == null ? kind : invitations).places();
        var target = wanted.target();
        var name = wanted.entry().name();
        return ChangeRequest.on(
                target,
                () -> {
                    var body = new LinkedHashMap<String, @Nullable Object>();
                    if (kind.identity() != IdentifierType.NAME && places.make() != null) {
                        body.put(kind.naming(), name);
                    }
                    body.putAll(
                            body(
                                    wanted,
                                    attribute ->
                                            attribute.way() == UpdateMethod.WHOLE
                                                    || attribute.way() == UpdateMethod.AT_MAKING));
                    var path = places.making(wanted.parent(), name);
                    if (places.make() != null) {
                        return ApiRequest.post(path, body);
                    }
                    target.made(name);
                    // Version 0: only if it does not exist yet.
                    return ApiRequest.put(path, body, 0L);
                });
    }

    /** Changes the different attributes. */
    List<ChangeRequest> changing(DesiredResource wanted, List<Attribute> different) {
        var places = wanted.entry().kind().places();
        if (places.whole()) {
            return List.of(
                    ChangeRequest.on(
                            wanted.target(),
                            () ->
                                    ApiRequest.put(
                                            at(wanted),
                                            body(wanted, attribute -> true),
                                            wanted.target().version())));
        }
        var requests = new ArrayList<ChangeRequest>();
        if (different.stream().anyMatch(attribute -> attribute.way() == UpdateMethod.WHOLE)) {
            requests.add(
                    patch(
                            wanted,
                            attribute ->
                                    attribute.way() == UpdateMethod.WHOLE
                                            && different.contains(attribute)));
        }
        requests.addAll(after(wanted, different::contains));
        return requests;
    }

    /**
     * Takes an exclusive attribute; the previous holder's version isn't known, so versions don't
     * matter.
     */
    ChangeRequest taking(DesiredResource wanted, Attribute attribute) {
        return ChangeRequest.of(
                () ->
                        new ApiRequest(
                                "PATCH",
                                at(wanted),
                                Map.of(),
                                Map.of(attribute.key(), true),
                                null));
    }

    /** Ends an invitation and creates it anew: its roles can't be changed. */
    List<ChangeRequest> inviting(DesiredResource wanted, ExistingResource invitation) {
        return List.of(removing(invitation, wanted.parent()), make(wanted.entry().kind(), wanted));
    }

    ChangeRequest removing(ExistingResource known, ResourceRef parent) {
        var target = known.target();
        return ChangeRequest.of(
                () ->
                        ApiRequest.delete(
                                known.kind().places().of(parent, target.id()), target.version()));
    }

    ChangeRequest suspending(ExistingResource known, ResourceRef parent) {
        var target = known.target();
        return ChangeRequest.on(
                target,
                () -> suspension(known.kind().places().of(parent, target.id()), target, true));
    }

    /** The requests for attributes that can't be set at creation. */
    private List<ChangeRequest> after(DesiredResource wanted, Predicate<Attribute> which) {
        var requests = new ArrayList<ChangeRequest>();
        var attributes = wanted.entry().kind().attributes().stream().filter(which).toList();
        if (attributes.stream().anyMatch(attribute -> attribute.way() == UpdateMethod.AFTERWARDS)) {
            requests.add(
                    patch(
                            wanted,
                            attribute ->
                                    attribute.way() == UpdateMethod.AFTERWARDS
                                            && which.test(attribute)));
        }
        for (var attribute : attributes) {
            switch (attribute.way()) {
                case CEILING -> requests.add(ceiling(wanted, attribute));
                case SUSPENSION -> requests.add(suspension(wanted, attribute));
                case WHOLE, AT_MAKING, AFTERWARDS, TAKEN -> {}
            }
        }
        return requests;
    }

    private static boolean isUnusual(DesiredResource wanted, Attribute attribute) {
        var value = wanted.value(attribute);
        return value != null && !attribute.isStandard(value);
    }

    private static ChangeRequest patch(DesiredResource wanted, Predicate<Attribute> which) {
        var target = wanted.target();
        return ChangeRequest.on(
                target,
                () ->
                        new ApiRequest(
                                "PATCH",
                                at(wanted),
                                Map.of(),
                                body(wanted, which),
                                target.version()));
    }

    private ChangeRequest ceiling(DesiredResource wanted, Attribute attribute) {
        var value = requireNonNull(wanted.value(attribute));
        var known = wanted.pair().known();
        var version =
                known == null
                        ? null
                        : ServerStateReader.version(present.ceiling(known, wanted.parent()));
        return ChangeRequest.of(
                () ->
                        ApiRequest.put(
                                at(wanted) + "/ceiling",
                                Map.of("permissions", requireNonNull(value.json())),
                                version));
    }

    private static ChangeRequest suspension(DesiredResource wanted, Attribute attribute) {
        boolean on = new Value.Flag(true).equals(wanted.value(attribute));
        var target = wanted.target();
        return ChangeRequest.on(target, () -> suspension(at(wanted), target, on));
    }

    private static ApiRequest suspension(String path, ResourceRef target, boolean on) {
        return new ApiRequest(
                "POST", path + (on ? "/suspend" : "/revive"), Map.of(), null, target.version());
    }

    private static String at(DesiredResource wanted) {
        return wanted.entry().kind().places().of(wanted.parent(), wanted.target().id());
    }

    /** The file's values; where everything is sent, also the current ones. */
    private static Map<String, @Nullable Object> body(
            DesiredResource wanted, Predicate<Attribute> which) {
        var kind = wanted.entry().kind();
        var body = new LinkedHashMap<String, @Nullable Object>();
        var member = kind.places().member();
        if (member != null && (kind.places().whole() || !wanted.target().exists())) {
            body.put(member, wanted.parent().id());
        }
        for (var attribute : kind.attributes()) {
            var said = wanted.value(attribute);
            var value =
                    said == null && kind.places().whole()
                            ? wanted.before().getOrDefault(attribute.key(), attribute.standard())
                            : said;
            if (value != null && which.test(attribute)) {
                body.put(attribute.key(), value.json());
            }
        }
        return body;
    }
}
