package dev.steelyard.cli.reference;

import dev.steelyard.cli.api.ApiAnswer;
import dev.steelyard.cli.api.ApiRequest;
import dev.steelyard.cli.api.ClientFailure;
import dev.steelyard.cli.api.ManagementApiClient;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.search.NearestWordFinder;
import dev.steelyard.domain.user.EmailAddress;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds the id of a resource by the name that a user gave in a command. */
public final class NameResolver {
    private static final int MOST_CANDIDATES = 5;
    private static final String RESELLERS = "resellers";

    private final ManagementApiClient api;
    private final ListElementFetcher elements;

    public NameResolver(ManagementApiClient api) {
        this.api = api;
        this.elements = new ListElementFetcher(api);
    }

    /** Whether a text is taken as an id, even if a resource has it as its name. */
    public static boolean isId(String text) {
        return Id.parse(text).isPresent();
    }

    /**
     * The id of the only element with a name.
     *
     * @param where the option or parameter with the name, for messages
     * @param parents ids of the elements' parents, by the variables of the list's path
     * @throws ClientFailure none or several elements have it, or the caller may not list them
     */
    public String id(NamedList list, String name, String where, Map<String, String> parents) {
        var said = where + " \"" + name + "\": ";
        if (list.isOfPeople() && EmailAddress.parse(name).isEmpty()) {
            throw new ClientFailure(
                    said
                            + "a user's name does not identify a user: give the e-mail address or the id");
        }
        var path =
                ListElementFetcher.path(list, parents)
                        .orElseThrow(() -> new ClientFailure(said + placeless(list)));
        var answer = elements.find(list, path, filter(list, name));
        if (answer instanceof ApiAnswer.Done(var first)
                && ManagementApiClient.next(first) != null) {
            throw new ClientFailure(said + "too many to look through; give the id");
        }
        if (answer instanceof ApiAnswer.Refused && list.noun().equals(RESELLERS)) {
            var own = ownReseller(name);
            if (own.isPresent()) {
                return own.get();
            }
        }
        var found =
                elements(said, answer).stream()
                        .filter(element -> isNamed(list, element, name))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst().path(list.id()).asString();
        }
        throw new ClientFailure(
                said
                        + (found.isEmpty()
                                ? "there is no "
                                        + list.words()
                                        + " with this name"
                                        + near(list, path, name)
                                : "several have this name: "
                                        + candidates(list, found)
                                        + "; give the id"));
    }

    /** The id of the caller's reseller, if it has the name: its staff may not list resellers. */
    private Optional<String> ownReseller(String name) {
        return api.call(ApiRequest.get("/whoami")) instanceof ApiAnswer.Done(var caller)
                        && NameResolver.isId(caller.path("authority").asString(""))
                        && isSame(caller.path("authority_name").asString(""), name)
                ? Optional.of(caller.path("authority").asString())
                : Optional.empty();
    }

    private static String placeless(NamedList list) {
        return "a name is enough only with --"
                + list.parents().getFirst().replace('_', '-')
                + "; else give the id";
    }

    /** A filter that matches the element with the name; empty: the list has no such filter. */
    private static Map<String, String> filter(NamedList list, String name) {
        if (list.filters().contains("email") && EmailAddress.parse(name).isPresent()) {
            return Map.of("email", name);
        }
        return list.filters().contains("query") ? Map.of("query", composed(name)) : Map.of();
    }

    private static List<JsonNode> elements(String said, ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Done(var body) -> ManagementApiClient.elements(body);
            // A text that can't be a name.
            case ApiAnswer.Refused refused when refused.status() == 400 -> List.of();
            case ApiAnswer.Refused refused ->
                    throw new ClientFailure(
                            said
                                    + "the name can't be looked up: "
                                    + refused.message()
                                    + " ("
                                    + refused.code()
                                    + "); give the id");
        };
    }

    private static boolean isNamed(NamedList list, JsonNode element, String name) {
        return filter(list, name).containsKey("email")
                || list.names().stream()
                        .filter(member -> !list.isOfPeople() || member.equals("email"))
                        .map(member -> element.path(member))
                        .anyMatch(value -> value.isString() && isSame(value.asString(), name));
    }

    private static boolean isSame(String name, String given) {
        return composed(name).equals(composed(given))
                || EmailAddress.parse(given)
                        .flatMap(
                                address ->
                                        EmailAddress.parse(name)
                                                .filter(
                                                        other ->
                                                                other.normalised()
                                                                        .equals(
                                                                                address
                                                                                        .normalised())))
                        .isPresent();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** The names nearest to an unknown one. */
    private String near(NamedList list, String path, String name) {
        var all = elements("", elements.find(list, path, Map.of()));
        int slips = Math.max(2, name.length() / 3);
        var near =
                all.stream()
                        .filter(element -> distance(list, element, name) <= slips)
                        .sorted(Comparator.comparingInt(one -> distance(list, one, name)))
                        .limit(MOST_CANDIDATES)
                        .toList();
        return (near.isEmpty() ? "" : "; near are " + candidates(list, near))
                + "; `steelyard "
                + list.command()
                + "` shows what there is";
    }

    private static int distance(NamedList list, JsonNode element, String name) {
        return list.names().stream()
                .map(member -> element.path(member).asString(""))
                .mapToInt(other -> NearestWordFinder.distance(other, name))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static String candidates(NamedList list, List<JsonNode> elements) {
        var some =
                elements.stream()
                        .limit(MOST_CANDIDATES)
                        .map(element -> candidate(list, element))
                        .collect(Collectors.joining(", "));
        int more = elements.size() - MOST_CANDIDATES;
        return more > 0 ? some + " and " + more + " more" : some;
    }

    private static String candidate(NamedList list, JsonNode element) {
        return element.path(list.id()).asString()
                + list.names().stream()
                        .map(member -> element.path(member))
                        .filter(JsonNode::isString)
                        .map(value -> "\"" + value.asString() + "\"")
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
