package dev.steelyard.mail;

import dev.steelyard.pages.view.MailPage;
import java.util.ArrayList;
import java.util.List;

/** Writes the text part of a mail. Sentences are broken into lines, the address of a link never. */
final class PlainText {
    private static final int WIDTH = 76;

    private PlainText() {}

    static String of(MailPage page) {
        var blocks = new ArrayList<String>();
        blocks.add(wrapped(page.title()));
        page.texts().forEach(text -> blocks.add(wrapped(text)));
        if (page.link() != null && page.button() != null) {
            blocks.add(page.button() + ":\n" + page.link());
        }
        page.small().forEach(text -> blocks.add(wrapped(text)));
        blocks.add("-- \n" + page.sender() + "\n" + wrapped(page.footer()) + "\n" + page.site());
        return String.join("\n\n", blocks) + "\n";
    }

    private static String wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : List.of(text.split(" ", -1))) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return String.join("\n", lines);
    }
}
