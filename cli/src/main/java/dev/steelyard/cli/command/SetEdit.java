package dev.steelyard.cli.command;

import java.util.List;
import java.util.function.UnaryOperator;

/** The elements that a command adds to and removes from a set, such as a role's permissions. */
record SetEdit(List<String> added, List<String> removed) {
    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    SetEdit map(UnaryOperator<String> conversion) {
        return new SetEdit(
                added.stream().map(conversion).toList(), removed.stream().map(conversion).toList());
    }
}
