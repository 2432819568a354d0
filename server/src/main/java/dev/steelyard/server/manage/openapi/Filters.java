package dev.steelyard.server.manage.openapi;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.search.Search;
import dev.steelyard.domain.user.User;
import java.time.Instant;

/** What lists can be narrowed by. A filter is named as the member that it is compared with. */
public final class Filters {
    public static final Filter<Search> QUERY =
            new Filter<>(
                    "query",
                    Schema.text("In its name, however it is written; or how its id begins.")
                            .with("minLength", 1)
                            .with("maxLength", Search.LONGEST),
                    "1 to " + Search.LONGEST + " characters, none a control character",
                    Search::parse);

    public static final Filter<Id<Reseller>> RESELLER =
            Filter.id("reseller", "Of this one only; for a reseller's staff always their own.");
    public static final Filter<Id<Application>> APPLICATION =
            Filter.id("application", "Of this one only.");
    public static final Filter<String> PERMISSION =
            Filter.exactly("permission", "Those that hold the permission of this name.");

    public static final Filter<Boolean> LIVE = Filter.flag("live", "Whether they are good now.");
    public static final Filter<Integer> EXPIRING_WITHIN =
            Filter.days(
                    "expiring_within",
                    "Live ones that end within so many days.",
                    dev.steelyard.operations.field.Filters.DAYS_MAX);
    public static final Filter<String> ACTOR = Filter.exactly("actor", "Who, such as `user:<id>`.");
    public static final Filter<String> ACTION =
            Filter.exactly("action", "What, such as `role.update`.");
    public static final Filter<String> THING_TYPE =
            Filter.exactly("type", "To what kind of thing: `role`.");
    public static final Filter<String> THING = Filter.exactly("id", "To which thing of that type.");
    public static final Filter<String> REQUEST =
            Filter.exactly("request", "Under which reference.");
    public static final Filter<Id<Client>> CLIENT = Filter.id("client", "Of this one only.");
    public static final Filter<Id<User>> USER = Filter.id("user", "Whom the client acted for.");
    public static final Filter<String> CODE =
            Filter.exactly("code", "Of this code only, such as `permission_missing`.");
    public static final Filter<Instant> AT = Filter.time("at", "When; else now.");
    public static final Filter<Instant> FROM = Filter.time("from", "Then or later.");
    public static final Filter<Instant> SINCE = Filter.time("since", "Then or later.");
    public static final Filter<Instant> UNTIL = Filter.time("until", "Before.");

    private Filters() {}
}
