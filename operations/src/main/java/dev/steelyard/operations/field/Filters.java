package dev.steelyard.operations.field;

import dev.steelyard.domain.application.Application;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.Role;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.reseller.Reseller;
import dev.steelyard.domain.resource.ResourceServer;
import dev.steelyard.domain.search.SearchText;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Defines the query parameters that filter lists, such as {@code application} and {@code role}. A
 * filter is named as the member that it is compared with.
 */
public final class Filters {
    /** The longest time that a filter names. */
    public static final int DAYS_MAX = 3650;

    private static final int EXACT_MAX = 200;

    public static final Field<SearchText> QUERY =
            Field.of(
                    "query",
                    new Type.Text<>(
                            "TEXT",
                            new Type.Facets(List.of(), 1, SearchText.LONGEST, null, null),
                            "1 to " + SearchText.LONGEST + " characters, none a control character",
                            SearchText::parse,
                            SearchText::normalised),
                    "A part of the name in any spelling, or the beginning of the id.");

    public static final Field<Id<Reseller>> RESELLER =
            Fields.reference("reseller", "resellers", "Only those of this reseller.");

    public static final Field<Id<Application>> APPLICATION =
            Fields.reference("application", "applications", "Only those of this application.");

    public static final Field<Id<Role>> ROLE =
            Fields.reference("role", "roles", "Only holders of this role.");

    public static final Field<String> PERMISSION =
            exactly("permission", "Only those that hold the permission of this name.")
                    .refersTo("permissions");

    public static final Field<EmailAddress> EMAIL =
            Fields.EMAIL.about("Only the user with this address.");

    public static final Field<Authority> AUTHORITY =
            Fields.AUTHORITY.about("The authority that they act for; else the caller's own.");

    public static final Field<ManagementPermission> MANAGEMENT_PERMISSION =
            Field.of(
                    "permission",
                    Types.choice(
                            "PERMISSION",
                            EnumSet.allOf(ManagementPermission.class),
                            ManagementPermission::permission),
                    "Only those that hold it.");

    public static final Field<Boolean> LIVE =
            Fields.flag("live", "Only those that are valid now; false: only those that are not.");

    public static final Field<Long> EXPIRING_WITHIN =
            Field.of(
                    "expiring_within",
                    Types.days(DAYS_MAX),
                    "Only live ones that end within so many days.");

    public static final Field<Id<ResourceServer>> RESOURCE_SERVER =
            Fields.reference("resource_server", "resource-servers", "Only those of this API.");

    public static final Field<Long> UNUSED_FOR =
            Field.of(
                    "unused_for",
                    Types.days(DAYS_MAX),
                    "Only those that were not used for so many days.");

    public static final Field<Instant> SINCE =
            Fields.time("since", "Only those of this time or later.");

    private Filters() {}

    /** A text that is compared exactly. */
    public static Field<String> exactly(String name, String about) {
        return Field.of(
                name,
                Types.text(
                        name.toUpperCase(Locale.ROOT).replace('_', '-'),
                        1,
                        EXACT_MAX,
                        "1 to " + EXACT_MAX + " characters, none a control character",
                        text ->
                                text.length() <= EXACT_MAX
                                                && text.codePoints()
                                                        .noneMatch(Character::isISOControl)
                                        ? Optional.of(text)
                                        : Optional.empty()),
                about);
    }
}
