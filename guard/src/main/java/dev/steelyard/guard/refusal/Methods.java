package dev.steelyard.guard.refusal;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The empty set of methods, that of every refusal but a 405. */
final class Methods {
    static final SortedSet<String> NONE = Collections.unmodifiableSortedSet(new TreeSet<>());

    private Methods() {}
}
