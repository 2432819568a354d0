package dev.steelyard.store.sql.delivery;

import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.signal.EventSubject;
import dev.steelyard.store.sql.SetConverter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts the subject of a security event to and from searchable text in a column, {@code
 * user_id=… application_id=…}.
 */
final class EventSubjectConverter {
    private static final String USER = "user_id";
    private static final String SESSION = "session_id";
    private static final String CLIENT = "client_id";
    private static final String ROLE = "role_id";
    private static final String APPLICATION = "application_id";
    private static final String RESELLER = "reseller_id";

    private EventSubjectConverter() {}

    static String of(EventSubject subject) {
        return String.join(" ", words(subject));
    }

    /** All subjects that cover {@code subject}, itself included: 63 at most, 7 of a session. */
    static List<String> covering(EventSubject subject) {
        var words = words(subject);
        var all = new ArrayList<String>();
        for (int chosen = 1; chosen < 1 << words.size(); chosen++) {
            var some = new ArrayList<String>();
            for (int i = 0; i < words.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    some.add(words.get(i));
                }
            }
            all.add(String.join(" ", some));
        }
        return all;
    }

    private static List<String> words(EventSubject subject) {
        var words = new ArrayList<String>();
        add(words, USER, subject.user());
        add(words, SESSION, subject.session());
        add(words, CLIENT, subject.client());
        add(words, ROLE, subject.role());
        add(words, APPLICATION, subject.application());
        add(words, RESELLER, subject.reseller());
        return words;
    }

    private static void add(List<String> words, String name, @Nullable Id<?> id) {
        if (id != null) {
            words.add(name + "=" + id.hex());
        }
    }

    static EventSubject read(String text) {
        var ids = new HashMap<String, String>();
        for (var word : SetConverter.split(text)) {
            int end = word.indexOf('=');
            ids.put(word.substring(0, end), word.substring(end + 1));
        }
        return new EventSubject(
                id(ids, USER),
                id(ids, SESSION),
                id(ids, CLIENT),
                id(ids, ROLE),
                id(ids, APPLICATION),
                id(ids, RESELLER));
    }

    private static <T> @Nullable Id<T> id(Map<String, String> ids, String name) {
        var hex = ids.get(name);
        return hex == null ? null : new Id<>(hex);
    }
}
