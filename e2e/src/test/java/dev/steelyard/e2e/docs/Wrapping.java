package dev.steelyard.e2e.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Wraps lines of prose at 120 characters: the words at the end of a longer line move to the next
 * line of the same paragraph. Headings, tables and fenced code stay as they are, URLs are not
 * counted, and code in backticks stays on one line.
 */
final class Wrapping {
    private static final int WIDTH = 120;
    private static final Pattern URL = Pattern.compile("\\(?https?://\\S+");
    private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|[^\\s`])+");
    private static final Pattern TEXT = Pattern.compile("\\S+");
    private static final Pattern MARKER = Pattern.compile("(\\s*)((?:[-*+]|\\d+[.)]) +)?.*");
    private static final Pattern MEANS_MORE = Pattern.compile("[-+*>|=]|#+|\\d+[.)]");
    private static final Pattern OTHER =
            Pattern.compile("\\s*(?:$|[#|>]|```|<!--|[-*+] |\\d+[.)] ).*");

    private Wrapping() {}

    static boolean isTooLong(String line) {
        return !line.startsWith("|") && !line.startsWith("#") && width(line) > WIDTH;
    }

    private static int width(String line) {
        return URL.matcher(line).replaceAll("").length();
    }

    /** The lines of a page, none of them too long. */
    static List<String> wrapped(List<String> lines) {
        var wrapped = new ArrayList<String>();
        var rest = new ArrayList<>(lines);
        boolean code = false;
        for (int at = 0; at < rest.size(); at++) {
            var line = rest.get(at);
            if (line.strip().startsWith("```")) {
                code = !code;
            }
            int end = code || !isTooLong(line) ? -1 : lastBreak(line);
            if (end < 0) {
                wrapped.add(line);
                continue;
            }
            wrapped.add(line.substring(0, end).stripTrailing());
            var overflow = line.substring(end).strip();
            boolean goesOn = at + 1 < rest.size() && !OTHER.matcher(rest.get(at + 1)).matches();
            if (goesOn) {
                var next = rest.get(at + 1);
                var text = next.stripLeading();
                var indent = next.substring(0, next.length() - text.length());
                rest.set(at + 1, indent + overflow + " " + text);
            } else {
                rest.add(at + 1, indent(line) + overflow);
            }
        }
        return wrapped;
    }

    /** Where the last word begins that may begin a line, so that what is before it fits. */
    private static int lastBreak(String line) {
        int last = -1;
        // Where code goes on from the line before, backticks don't pair up in this one.
        boolean paired = line.chars().filter(c -> c == '`').count() % 2 == 0;
        var words = (paired ? WORD : TEXT).matcher(line);
        int start = indent(line).length();
        while (words.find()) {
            boolean fits = width(line.substring(0, words.start()).stripTrailing()) <= WIDTH;
            if (words.start() > start
                    && fits
                    && !MEANS_MORE.matcher(words.group()).matches()
                    && !words.group().startsWith("#")) {
                last = words.start();
            }
        }
        return last;
    }

    private static String indent(String line) {
        var marker = MARKER.matcher(line);
        if (!marker.matches()) {
            return "";
        }
        var sign = marker.group(2);
        return marker.group(1) + " ".repeat(sign == null ? 0 : sign.length());
    }
}
