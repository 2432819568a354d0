package dev.steelyard.guard.internal.feed;

import dev.steelyard.guard.internal.state.Change;
import dev.steelyard.guard.internal.state.ChangePage;
import dev.steelyard.guard.principal.ApiKey;
import dev.steelyard.guard.principal.ApplicationState;
import dev.steelyard.guard.principal.PrincipalApplication;
import dev.steelyard.guard.principal.PrincipalRef;
import dev.steelyard.guard.principal.PrincipalState;
import dev.steelyard.guard.principal.ResellerContact;
import dev.steelyard.guard.principal.Revocation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads permissions of users and clients, changes and revocations from the JSON of the guard
 * protocol ({@code docs/guard-protocol.md}).
 */
public final class StateReader {
    private StateReader() {}

    /**
     * Reads a state in an answer of {@code /states}.
     *
     * @param asOf the last change that the whole answer has seen
     */
    static PrincipalState state(JsonMemberReader json, PrincipalRef asked, long asOf) {
        // A state without the user would be that of the client itself.
        if (asked.named() && json.flag("live")) json.text("user");
        return state(json, asOf);
    }

    private static PrincipalState state(JsonMemberReader json, long asOf) {
        boolean live = json.flag("live");
        Set<String> depends = new HashSet<>(json.texts("depends"));
        // An answer that depends on nothing would never become stale.
        if (depends.isEmpty()) throw JsonMemberReader.unexpected("depends");
        JsonMemberReader application = json.optionalObject("application");
        return new PrincipalState(
                new PrincipalRef(json.text("client"), json.optionalText("user")),
                asOf,
                live,
                json.optionalText("reason"),
                application == null ? null : application(application),
                json.optionalText("authority"),
                json.texts("roles"),
                new HashSet<>(json.texts("permissions")),
                !live || json.flag("confidential"),
                json.objects("api_keys").stream().map(StateReader::apiKey).toList(),
                new HashSet<>(json.texts("origins")),
                json.objects("revoked").stream().map(StateReader::revocation).toList(),
                depends);
    }

    public static List<PrincipalApplication> applications(JsonMemberReader answer) {
        return answer.objects("applications").stream()
                .map(json -> new PrincipalApplication(application(json), json.flag("linked")))
                .toList();
    }

    /**
     * Reads a slice, polled or streamed.
     *
     * @param after the change that it follows, if it doesn't say so itself
     */
    static ChangePage slice(JsonMemberReader json, long after) {
        long told = json.has("after") ? json.number("after") : after;
        long head = json.number("head");
        boolean reset = json.flag("reset");
        List<Change> changes =
                reset
                        ? List.of()
                        : json.objects("changes").stream().map(StateReader::change).toList();
        return new ChangePage(told, head, reset, changes);
    }

    static Change change(JsonMemberReader json) {
        long seq = json.number("seq");
        JsonMemberReader revoked = json.optionalObject("revoked");
        if (revoked != null && kind(revoked) == null) {
            // A newer server revokes something unknown here: a key of unknown kind makes all states
            // stale, and the new ones name the revocation.
            return new Change(seq, List.of("unknown"), null);
        }
        List<String> keys = json.texts("keys");
        return new Change(seq, keys, revoked == null ? null : revocation(revoked));
    }

    private static ApplicationState application(JsonMemberReader json) {
        JsonMemberReader reseller = json.optionalObject("reseller");
        return new ApplicationState(
                json.text("_id"),
                json.text("name"),
                json.optionalText("company"),
                json.optionalTime("expiry"),
                json.optionalTime("stops"),
                json.optionalText("stopped"),
                reseller == null
                        ? null
                        : new ResellerContact(
                                reseller.text("name"), reseller.optionalText("page")));
    }

    private static ApiKey apiKey(JsonMemberReader json) {
        return new ApiKey(json.text("_id"), json.text("hash"), json.optionalMillis("expires"));
    }

    private static Revocation revocation(JsonMemberReader json) {
        Revocation.Kind kind = kind(json);
        // A revocation for this principal that this guard doesn't understand: refused.
        if (kind == null) throw JsonMemberReader.unexpected("revoked.kind");
        Instant until = json.optionalMillis("until");
        return new Revocation(kind, json.text("value"), until == null ? Instant.MAX : until);
    }

    private static Revocation.@Nullable Kind kind(JsonMemberReader json) {
        return switch (json.text("kind")) {
            case "jti" -> Revocation.Kind.JTI;
            case "family" -> Revocation.Kind.FAMILY;
            case "sid" -> Revocation.Kind.SID;
            default -> null;
        };
    }
}
