package dev.steelyard.cli.command;

import dev.steelyard.cli.option.TimeArgument;
import dev.steelyard.cli.option.WholeNumber;
import dev.steelyard.cli.reference.NamedList;
import dev.steelyard.cli.reference.NamedLists;
import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Type;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command-line option and the member of the API request that it sets, such as {@code
 * --redirect-uris} for {@code redirect_uris}.
 *
 * @param member its name in the API: {@code redirect_uris}, for the option {@code --redirect-uris}
 * @param label the placeholder for its value in help
 * @param refersTo the noun whose ids are the values; null: the values are no ids
 * @param editable whether a change can add elements to the set and remove them
 */
public record ApiOption(
        String member,
        Kind kind,
        String label,
        String about,
        boolean required,
        Place place,
        @Nullable String refersTo,
        boolean editable) {
    static final ApiOption DRY_RUN =
            inQuery(Operation.DRY_RUN, Kind.FLAG, "true|false", "Only say what would be done.");

    static final ApiOption LIMIT =
            inQuery(
                    Operation.LIMIT,
                    Kind.TEXT,
                    "NUMBER",
                    "The number of elements, 1 to " + PageRequest.MAX + ".");

    static final ApiOption AFTER =
            inQuery(Operation.AFTER, Kind.TEXT, "ID", "The value of next in the previous page.");

    /** The word for an absent text, and for an empty list. */
    static final String NONE = "none";

    private static final String REMOVED = "; " + NONE + " removes it.";

    /** Times for which null means now, not never. */
    private static final Set<String> AT_ONCE = Set.of("credentials_expire");

    enum Kind {
        TEXT,
        /** A text, or {@value #NONE}, which removes it. */
        REMOVABLE,
        FLAG,
        /** A {@link WholeNumber}. */
        NUMBER,
        /** Several texts, with commas between them. */
        LIST,
        /** A {@link TimeArgument}, not never. */
        TIME,
        /** A {@link TimeArgument}, or never. */
        TERM
    }

    enum Place {
        BODY,
        QUERY
    }

    private static ApiOption inQuery(String member, Kind kind, String label, String about) {
        return new ApiOption(member, kind, label, about, false, Place.QUERY, null, false);
    }

    static ApiOption of(RequestSchema.Member member) {
        var field = member.field();
        var kind = kind(field);
        boolean removable = kind == Kind.TEXT && field.nullable();
        return of(field, removable ? Kind.REMOVABLE : kind, member.required(), Place.BODY);
    }

    /** Numbers in queries are texts here: the server parses them and names the limits. */
    static ApiOption of(Operation.Parameter parameter) {
        var field = parameter.field();
        var kind = field.type() instanceof Type.Whole ? Kind.TEXT : kind(field);
        return of(field, kind, parameter.required(), Place.QUERY);
    }

    private static ApiOption of(Field<?> field, Kind kind, boolean required, Place place) {
        var time = kind == Kind.TIME || kind == Kind.TERM;
        var about = about(field);
        return new ApiOption(
                field.name(),
                kind,
                time ? "TIME" : field.type().label(),
                kind == Kind.REMOVABLE ? about.replaceFirst("(; null: none)?\\.$", REMOVED) : about,
                required,
                place,
                field.refersTo(),
                field.editable());
    }

    private static Kind kind(Field<?> field) {
        return switch (field.type()) {
            case Type.Flag() -> Kind.FLAG;
            case Type.Many<?> _ -> Kind.LIST;
            case Type.Whole _ -> Kind.NUMBER;
            case Type.Text<?> text when "date-time".equals(text.facets().format()) ->
                    field.nullable() && !AT_ONCE.contains(field.name()) ? Kind.TERM : Kind.TIME;
            default -> Kind.TEXT;
        };
    }

    /** The field's description, with its words, and the way to type an absent value. */
    private static String about(Field<?> field) {
        var sentence = field.about().replace("`", "");
        var more = new StringBuilder(sentence.substring(0, sentence.length() - 1));
        if (field.type() instanceof Type.Text<?> && !field.words().isEmpty()) {
            more.append(": ")
                    .append(
                            field.words().stream()
                                    .filter(word -> !word.isEmpty())
                                    .collect(Collectors.joining(", ")));
        }
        if (field.type() instanceof Type.Text<?> && "".equals(field.standard())) {
            more.append("; \"\" for none");
        } else if (field.type() instanceof Type.Whole && field.nullable()) {
            more.append("; none: no limit");
        }
        return more.append('.').toString();
    }

    /** The option that sets it. */
    public String option() {
        return typed("--");
    }

    /** The option that adds elements. */
    String addOption() {
        return typed("--add-");
    }

    /** The option that removes elements. */
    String removeOption() {
        return typed("--remove-");
    }

    /** The list of the resources to which the values refer, if they do. */
    Optional<NamedList> list() {
        return NamedLists.ofNoun(refersTo);
    }

    private String typed(String before) {
        return before + member.replace('_', '-');
    }
}
