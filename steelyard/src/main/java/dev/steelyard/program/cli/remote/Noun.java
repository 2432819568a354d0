package dev.steelyard.program.cli.remote;

import java.util.List;

/** A group of commands. */
record Noun(String name, String about, List<Verb> verbs) {
    static Noun of(String name, String about, Verb... verbs) {
        return new Noun(name, about, List.of(verbs));
    }
}
