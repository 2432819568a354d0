package dev.steelyard.operations.model;

import java.util.List;

/**
 * An operation on the command line.
 *
 * @param name below its noun: {@code create}
 * @param about a sentence for help; empty: the operation's summary
 * @param columns the members that a table of elements shows; empty: all
 * @param first the command that creates the first element of an empty list, without the program's
 *     name; empty: none
 * @param done what is said of an operation that answers nothing
 * @param examples without the program's name
 */
public record Command(
        String name,
        String about,
        List<String> columns,
        String first,
        String done,
        List<String> examples) {
    static Command named(String name) {
        return new Command(name, "", List.of(), "", "Done.", List.of());
    }

    Command about(String sentence) {
        return new Command(name, sentence, columns, first, done, examples);
    }

    Command columns(List<String> members) {
        return new Command(name, about, members, first, done, examples);
    }

    Command first(String command) {
        return new Command(name, about, columns, command, done, examples);
    }

    Command done(String sentence) {
        return new Command(name, about, columns, first, sentence, examples);
    }

    Command examples(List<String> lines) {
        return new Command(name, about, columns, first, done, lines);
    }

    Command name(String other) {
        return new Command(other, about, columns, first, done, examples);
    }
}
