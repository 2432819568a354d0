package dev.steelyard.operations.field;

import dev.steelyard.domain.application.SecondFactorPolicy;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.reseller.Authority;
import dev.steelyard.domain.search.NearestWordFinder;
import dev.steelyard.domain.text.DisplayTextValidator;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.InvalidInput;
import dev.steelyard.operations.schema.ShownOnce;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Defines JSON fields that several object types of the management API share, such as {@code name}
 * and {@code description}.
 */
public final class Fields {
    private static final String MANAGEMENT_PERMISSIONS_ALLOWED =
            "An array of management permissions such as manage.clients:read";

    /** Texts that a message may repeat: plain, and short, as the search for the nearest is slow. */
    private static final Pattern PLAIN = Pattern.compile("[a-z._:-]{1,60}");

    public static final Field<String> NAME =
            Field.of(
                    "name",
                    Types.text(
                            "NAME",
                            1,
                            DisplayTextValidator.NAME_MAX,
                            DisplayTextValidator.NAME_ALLOWED,
                            DisplayTextValidator::name),
                    "The display name.");

    public static final Field<String> DESCRIPTION =
            Field.of(
                            "description",
                            Types.text(
                                    "TEXT",
                                    0,
                                    DisplayTextValidator.DESCRIPTION_MAX,
                                    DisplayTextValidator.DESCRIPTION_ALLOWED,
                                    DisplayTextValidator::description),
                            "The purpose, in words.")
                    .otherwise("");

    public static final Field<SecondFactorPolicy> SECOND_FACTOR =
            Field.of(
                            "second_factor",
                            Types.choice("POLICY", SecondFactorPolicy.class),
                            "What its logins demand beside the password.")
                    .more(
                            "`off`: nothing; `offered`: nothing, but users without a second factor"
                                    + " are asked to add one; `required`: two factors;"
                                    + " `phishing_resistant`: a passkey. The strictest policy of the"
                                    + " application and the resource server decides.")
                    .otherwise("off");

    /** Names of permissions of guarded APIs. */
    public static final Field<Set<String>> PERMISSIONS =
            Field.editable(
                            Field.of(
                                    "permissions",
                                    Types.texts("PERMISSION"),
                                    "Names of permissions of guarded APIs."))
                    .refersTo("permissions");

    public static final Field<Authority> AUTHORITY =
            Field.of(
                            "authority",
                            new Type.Text<>(
                                    "AUTHORITY",
                                    new Type.Facets(
                                            List.of(), 0, 0, "^(operator|[0-9a-f]{24})$", null),
                                    "operator, or the id of a reseller",
                                    Fields::authority,
                                    Authority::claim),
                            "The authority that they act for: `operator`, or a reseller's id.")
                    .refersTo("resellers");

    public static final Field<Set<ManagementPermission>> MANAGEMENT_PERMISSIONS =
            Field.editable(
                    Field.of(
                            "permissions",
                            Types.set(managementPermission(), MANAGEMENT_PERMISSIONS_ALLOWED),
                            "Permissions at this API."));

    public static final Field<Instant> EXPIRES =
            Field.of("expires", Types.time(), "The time of expiry; null: never.").orNull();

    public static final Field<EmailAddress> EMAIL =
            Field.of(
                    "email",
                    new Type.Text<>(
                            "ADDRESS",
                            new Type.Facets(List.of(), 0, 0, null, null),
                            "An e-mail address",
                            EmailAddress::parse,
                            EmailAddress::written),
                    "The e-mail address.");

    private Fields() {}

    /** The id of a thing. */
    public static <T> Field<Id<T>> id(String about) {
        return Field.of("_id", Types.id("ID"), about);
    }

    /**
     * The id of another thing.
     *
     * @param noun of that thing
     */
    public static <T> Field<Id<T>> reference(String name, String noun, String about) {
        return Field.of(name, Types.<T>id(label(name)), about).refersTo(noun);
    }

    /**
     * Ids of other things.
     *
     * @param noun of these things
     */
    public static <T> Field<Set<Id<T>>> references(
            String name, String label, String noun, String about) {
        return Field.of(name, (Type<Set<Id<T>>>) Types.<T>ids(label), about).refersTo(noun);
    }

    /** A field that only answers have, of any text. */
    public static Field<String> text(String name, String about) {
        return Field.of(name, Types.text(label(name), "A string"), about);
    }

    /** A secret that the first answer shows. */
    public static Field<ShownOnce> once(String name, String about) {
        return Field.of(name, new Type.Once(), about);
    }

    /** A secret that the first answer shows. */
    public static Field<ShownOnce> once(String name) {
        return once(name, "Shown this once; not in a replayed answer.");
    }

    public static Field<Boolean> flag(String name, String about) {
        return Field.of(name, Types.flag(), about);
    }

    public static Field<Instant> time(String name, String about) {
        return Field.of(name, Types.time(), about);
    }

    public static Field<Long> number(String name, String about) {
        return Field.of(name, Types.number("NUMBER"), about);
    }

    private static Type<ManagementPermission> managementPermission() {
        var choice =
                Types.choice(
                        "PERMISSION",
                        EnumSet.allOf(ManagementPermission.class),
                        ManagementPermission::permission);
        return new Type.Text<>(
                choice.label(),
                choice.facets(),
                choice.allowed(),
                text ->
                        Optional.of(
                                choice.parser()
                                        .apply(text)
                                        .orElseThrow(() -> unknown(text, choice.facets().words()))),
                choice.printer());
    }

    private static InvalidInput unknown(String text, List<String> known) {
        return new InvalidInput(
                null,
                MANAGEMENT_PERMISSIONS_ALLOWED
                        + (PLAIN.matcher(text).matches()
                                ? "; there is no " + text + NearestWordFinder.hint(text, known)
                                : ""));
    }

    private static String label(String name) {
        return name.toUpperCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Authority> authority(String text) {
        return text.equals("operator") || Id.parse(text).isPresent()
                ? Optional.of(Authority.parse(text))
                : Optional.empty();
    }
}
