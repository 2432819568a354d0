package dev.steelyard.cli.noun;

import dev.steelyard.cli.output.Display;
import dev.steelyard.cli.verb.Field;
import dev.steelyard.cli.verb.Noun;
import dev.steelyard.cli.verb.Verb;
import dev.steelyard.operations.model.Answer;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import dev.steelyard.operations.schema.Body;
import dev.steelyard.operations.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of a noun, from the descriptions of its operations. */
public final class DescribedVerbs {
    /** Operations whose answer is told in sentences. */
    private static final Map<String, Display> SENTENCES =
            Map.of(
                    "createClient", new Display.NewClient(),
                    "deleteRole", new Display.Removal(),
                    "explainRefusal", new Display.Explained(),
                    "listHolders", new Display.Holders(),
                    "setResellerCeiling", new Display.Ceiling(),
                    "setApplicationCeiling", new Display.Ceiling(),
                    "acceptTransfer", new Display.Moved(),
                    "moveApplication", new Display.Moved());

    /** Times of which null is now, and not never. */
    private static final Set<String> AT_ONCE = Set.of("credentials_expire");

    private DescribedVerbs() {}

    /**
     * Lines have a command of their own, which follows their pages.
     *
     * @param others commands of operations of other nouns
     */
    public static Noun of(dev.steelyard.operations.model.Noun noun, Verb... others) {
        return new Noun(
                noun.name(),
                noun.about(),
                Stream.concat(
                                noun.operations().stream()
                                        .filter(DescribedVerbs::isCommand)
                                        .map(DescribedVerbs::verb),
                                Stream.of(others))
                        .toList());
    }

    /** JSON Lines have a command of their own; lists of objects are for files. */
    private static boolean isCommand(Operation<?, ?> operation) {
        return !(operation.answer() instanceof Answer.Lines<?>)
                && operation.reads().body().fields().stream()
                        .noneMatch(field -> field.type() instanceof Type.Objects<?>);
    }

    static Verb verb(Operation<?, ?> operation) {
        var command = operation.command();
        return new Verb(
                command.name(),
                operation.method(),
                operation.path(),
                command.about().isEmpty() ? operation.summary() + "." : command.about(),
                options(operation),
                SENTENCES.getOrDefault(operation.name(), display(operation)),
                operation.reads().ifMatch(),
                command.examples());
    }

    private static Display display(Operation<?, ?> operation) {
        var command = operation.command();
        return switch (operation.answer()) {
            case Answer.Many<?> _ -> rows(operation);
            case Answer.One<?> _ when operation.reads().paging() != Paging.NONE -> rows(operation);
            case Answer.Nothing() -> new Display.Done(command.done());
            default -> new Display.One();
        };
    }

    private static Display rows(Operation<?, ?> operation) {
        return new Display.Rows(
                operation.command().columns(),
                operation.reads().paging() != Paging.NONE,
                operation.command().first());
    }

    private static List<Field> options(Operation<?, ?> operation) {
        var options = new ArrayList<Field>();
        var reads = operation.reads();
        for (var member : reads.body().members()) {
            options.add(required(member));
        }
        for (var parameter : reads.query()) {
            var option = parameter(parameter.field()).inQuery();
            options.add(parameter.required() ? option.needed() : option);
        }
        if (operation.canBeTried()) {
            options.add(Field.dryRun());
        }
        if (reads.paging() != Paging.NONE && SENTENCES.containsKey(operation.name())) {
            options.add(
                    Field.text("limit", "NUMBER", "The number of elements, 1 to 200.").inQuery());
            options.add(
                    Field.text("after", "ID", "The value of next in the page before.").inQuery());
        }
        return options;
    }

    private static Field required(Body.Member member) {
        var option = option(member.field());
        return member.required() ? option.needed() : option;
    }

    /** The server reads numbers in queries, and says what it allows. */
    private static Field parameter(dev.steelyard.operations.schema.Field<?> field) {
        return field.type() instanceof Type.Whole
                ? Field.text(field.name(), field.type().label(), about(field))
                : option(field);
    }

    private static Field option(dev.steelyard.operations.schema.Field<?> field) {
        var option = typed(field).refersTo(field.refersTo());
        return field.editable() ? option.withEdits() : option;
    }

    private static Field typed(dev.steelyard.operations.schema.Field<?> field) {
        var name = field.name();
        var label = field.type().label();
        var about = about(field);
        return switch (field.type()) {
            case Type.Flag() -> Field.flag(name, about);
            case Type.Many<?> _ -> Field.list(name, label, about);
            case Type.Whole _ -> Field.number(name, label, about);
            case Type.Text<?> text when "date-time".equals(text.facets().format()) ->
                    field.nullable() && !AT_ONCE.contains(name)
                            ? Field.term(name, about)
                            : Field.time(name, about);
            default -> Field.text(name, label, about);
        };
    }

    /** The field's sentence, with its words, and the way to type a value that means none. */
    private static String about(dev.steelyard.operations.schema.Field<?> field) {
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
            more.append("; none for none");
        }
        return more.append('.').toString();
    }
}
