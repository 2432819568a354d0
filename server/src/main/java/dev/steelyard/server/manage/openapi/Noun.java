package dev.steelyard.server.manage.openapi;

import java.util.List;

/** The operations about one thing: a tag of the document. */
record Noun(String name, String description, List<Described> operations) {
    Noun(String name, String description, Described... operations) {
        this(name, description, List.of(operations));
    }
}
