package dev.steelyard.demo.mailbox;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Writes the list of mails as HTML. It loads itself again every five seconds. */
final class MailboxPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="refresh" content="5">
            <title>Mailbox</title>
            <style>
            body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; font: 16px/1.5 system-ui, sans-serif;
              background: light-dark(#eef1f2, #0f161b); color: light-dark(#17232a, #e7edf0) }
            h1 { font-size: 28px; font-weight: 650; margin: 0 }
            p { color: light-dark(#51606a, #a3b1b9); margin: 4px 0 24px }
            ul { list-style: none; margin: 0; padding: 0; border-top: 4px solid; border-radius: 0 0 12px 12px;
              background: light-dark(#fff, #182127) }
            li { padding: 12px 16px; border-bottom: 1px solid light-dark(#d3dadd, #2d3a42); overflow-wrap: anywhere }
            a { color: light-dark(#0b5f66, #1196a1); font-weight: 600 }
            small { display: block; font-size: 14px; color: light-dark(#51606a, #a3b1b9) }
            small a { font-weight: 400 }
            </style>
            </head>
            <body>
            <h1>Mailbox</h1>
            <p>Every mail that this Steelyard sends arrives here, whomever it is for. The newest is first.</p>
            """;

    private MailboxPage() {}

    static String of(Map<Integer, ReceivedMail> mails) {
        var page = new StringBuilder(HEAD);
        if (mails.isEmpty()) {
            page.append("<p>There is none yet. Invite an address, and its mail arrives.</p>\n");
        } else {
            page.append("<ul>\n");
            mails.forEach((number, mail) -> page.append(item(number, mail)));
            page.append("</ul>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static String item(int number, ReceivedMail mail) {
        return """
        <li><a href="/mails/%1$d">%2$s</a><small>to %3$s at %4$s, <a href="/mails/%1$d/text">as text</a></small></li>
        """
                .formatted(
                        number,
                        escaped(mail.subject().isEmpty() ? "(no subject)" : mail.subject()),
                        escaped(mail.to()),
                        TIME.format(mail.at().atZone(ZoneId.systemDefault())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
