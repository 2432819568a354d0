package dev.steelyard.cli.verb;

import java.util.List;

/** A group of commands. */
public record Noun(String name, String about, List<Verb> verbs) {
    public static Noun of(String name, String about, Verb... verbs) {
        return new Noun(name, about, List.of(verbs));
    }
}
