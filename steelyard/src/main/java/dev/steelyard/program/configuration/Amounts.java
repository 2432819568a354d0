package dev.steelyard.program.configuration;

import java.util.regex.Pattern;

/** How much of something: sizes, counts and shares. */
final class Amounts {
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100)%");
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,2})(KiB|MiB)");

    private Amounts() {}

    static int count(String text) {
        if (!COUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("a number from 1 to 999999");
        }
        return Integer.parseInt(text);
    }

    static int percent(String text) {
        if (!PERCENT.matcher(text).matches()) {
            throw new IllegalArgumentException("a share from 1% to 100%");
        }
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }

    /** No request needs a gigabyte, so an int holds all sizes. */
    static int bytes(String text) {
        var size = SIZE.matcher(text);
        if (!size.matches()) {
            throw new IllegalArgumentException("a number and KiB or MiB, such as 64KiB");
        }
        int number = Integer.parseInt(size.group(1));
        return size.group(2).equals("KiB") ? number * 1024 : number * 1024 * 1024;
    }
}
