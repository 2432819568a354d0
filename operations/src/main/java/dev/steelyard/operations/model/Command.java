package dev.steelyard.operations.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command of the {@code steelyard} program that calls an operation, with its name, table
 * columns and examples.
 *
 * @param noun below which it stands; empty: it stands alone; null: the operation's own
 * @param name below the noun: {@code create}
 * @param about a sentence for help; empty: the operation's summary
 * @param columns the members that a table of elements shows; empty: all
 * @param first the command that creates the first element of an empty list, without the program's
 *     name; empty: none
 * @param done what is said of an operation once it is done; empty: of one that answers nothing,
 *     that it is done
 * @param examples without the program's name
 */
public record Command(
        @Nullable String noun,
        String name,
        String about,
        List<String> columns,
        String first,
        String done,
        List<String> examples) {
    static Command named(String name) {
        return new Command(null, name, "", List.of(), "", "", List.of());
    }

    Command noun(String other) {
        return new Command(other, name, about, columns, first, done, examples);
    }

    Command name(String other) {
        return new Command(noun, other, about, columns, first, done, examples);
    }

    Command about(String sentence) {
        return new Command(noun, name, sentence, columns, first, done, examples);
    }

    Command columns(List<String> members) {
        return new Command(noun, name, about, members, first, done, examples);
    }

    Command first(String command) {
        return new Command(noun, name, about, columns, command, done, examples);
    }

    Command done(String sentence) {
        return new Command(noun, name, about, columns, first, sentence, examples);
    }

    Command examples(List<String> lines) {
        return new Command(noun, name, about, columns, first, done, lines);
    }
}
