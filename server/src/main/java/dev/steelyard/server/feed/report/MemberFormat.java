package dev.steelyard.server.feed.report;

import dev.steelyard.guard.operation.PathTemplate;
import dev.steelyard.http.request.MalformedRequest;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text format that the JSON of a guard's report must have in some members, such as a name, a
 * version or an error code. Each member ends up in a row, a list or a terminal.
 */
enum MemberFormat {
    NAME(
            "up to 100 letters, digits and . _ : @ / -",
            matches("[A-Za-z0-9][A-Za-z0-9._:@/-]{0,99}")),
    VERSION("a version", matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,49}")),
    REFERENCE("8 to 64 letters, digits, '.', '_' or '-'", matches("[A-Za-z0-9._-]{8,64}")),
    CODE("an error code", matches("[a-z][a-z0-9_]{0,63}")),
    METHOD("a method of HTTP in upper case", matches("[A-Z]{3,16}")),
    TEMPLATE("a path template", MemberFormat::isTemplate),
    OPERATION("a method and a path template", MemberFormat::isOperation),
    PERMISSION("the name of a permission", matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,128}"));

    private static final int LONGEST_TEMPLATE = 500;

    /** 9999-12-31T23:59:59.999Z. */
    private static final long LATEST = 253_402_300_799_999L;

    private final String words;
    private final Predicate<String> test;

    MemberFormat(String words, Predicate<String> test) {
        this.words = words;
        this.test = test;
    }

    /** A required member. */
    String of(@Nullable String text, String member) {
        if (text == null || !test.test(text)) {
            throw malformed(member, words);
        }
        return text;
    }

    /** A member that may be null or absent. */
    @Nullable String optional(@Nullable String text, String member) {
        return text == null ? null : of(text, member);
    }

    /**
     * A time in epoch milliseconds.
     *
     * @param latest replaces a later time
     */
    static Instant time(@Nullable Long millis, String member, Instant latest) {
        var time = Instant.ofEpochMilli(number(millis, member, 0));
        return time.isAfter(latest) ? latest : time;
    }

    /** A number that is at least {@code least}, and no larger than anything that is counted. */
    static long number(@Nullable Long number, String member, long least) {
        if (number == null || number < least || number > LATEST) {
            throw malformed(member, "a number, at least " + least);
        }
        return number;
    }

    static void check(boolean right, String member, String words) {
        if (!right) {
            throw malformed(member, words);
        }
    }

    private static MalformedRequest malformed(String member, String words) {
        return new MalformedRequest(member + " must be " + words);
    }

    private static Predicate<String> matches(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private static boolean isOperation(String text) {
        int space = text.indexOf(' ');
        return space > 0
                && METHOD.test.test(text.substring(0, space))
                && isTemplate(text.substring(space + 1));
    }

    private static boolean isTemplate(String text) {
        if (text.length() > LONGEST_TEMPLATE) {
            return false;
        }
        try {
            PathTemplate.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
