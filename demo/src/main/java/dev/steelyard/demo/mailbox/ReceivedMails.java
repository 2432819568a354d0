package dev.steelyard.demo.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last mails that were taken, by number. Thread-safe. */
final class ReceivedMails {
    private static final int KEPT = 200;

    private final Map<Integer, ReceivedMail> all = new LinkedHashMap<>();
    private final Deque<Integer> numbers = new ArrayDeque<>();
    private int last;

    synchronized void add(ReceivedMail mail) {
        all.put(++last, mail);
        numbers.addFirst(last);
        if (numbers.size() > KEPT) all.remove(numbers.removeLast());
    }

    synchronized Optional<ReceivedMail> find(int number) {
        return Optional.ofNullable(all.get(number));
    }

    /** The newest first. */
    synchronized Map<Integer, ReceivedMail> list() {
        var listed = new LinkedHashMap<Integer, ReceivedMail>();
        numbers.forEach(
                number -> {
                    var mail = all.get(number);
                    if (mail != null) listed.put(number, mail);
                });
        return listed;
    }

    /** The newest to that address. */
    synchronized Optional<ReceivedMail> latest(String to) {
        return list().values().stream().filter(mail -> mail.to().equalsIgnoreCase(to)).findFirst();
    }
}
