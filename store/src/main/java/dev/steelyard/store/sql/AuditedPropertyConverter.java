package dev.steelyard.store.sql;

import dev.steelyard.domain.audit.AuditedProperties;
import dev.steelyard.domain.seal.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts the recorded properties of an audited object, {@link
 * dev.steelyard.domain.audit.AuditedProperties}, to and from JSON text in a column. {@link
 * CanonicalJson} writes it: one object of texts, booleans, nulls and lists of texts, without a
 * space.
 */
public final class AuditedPropertyConverter {
    private final String json;
    private int at;

    private AuditedPropertyConverter(String json) {
        this.json = json;
    }

    static String write(AuditedProperties facts) {
        return new String(CanonicalJson.bytes(facts.values()), StandardCharsets.UTF_8);
    }

    /**
     * @throws IllegalStateException if this class did not write it
     */
    public static @Nullable AuditedProperties read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        var text = new AuditedPropertyConverter(json);
        var facts = text.object();
        text.expect(text.at == json.length());
        return facts;
    }

    private AuditedProperties object() {
        var values = new TreeMap<String, @Nullable Object>();
        take('{');
        if (!skip('}')) {
            do {
                var name = text();
                take(':');
                values.put(name, value());
            } while (skip(','));
            take('}');
        }
        return AuditedProperties.of(values);
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '"' -> text();
            case '[' -> list();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> word("null", null);
        };
    }

    private List<String> list() {
        var values = new ArrayList<String>();
        take('[');
        if (!skip(']')) {
            do {
                values.add(text());
            } while (skip(','));
            take(']');
        }
        return List.copyOf(values);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        expect(json.startsWith(word, at));
        at += word.length();
        return value;
    }

    private String text() {
        var text = new StringBuilder();
        take('"');
        while (peek() != '"') {
            char c = json.charAt(at++);
            text.append(c == '\\' ? escaped() : c);
        }
        at++;
        return text.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                expect(at + 4 <= json.length());
                at += 4;
                yield (char) Integer.parseInt(json, at - 4, at, 16);
            }
            default -> {
                expect(c == '"' || c == '\\');
                yield c;
            }
        };
    }

    private void take(char c) {
        expect(skip(c));
    }

    private boolean skip(char c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private char peek() {
        expect(at < json.length());
        return json.charAt(at);
    }

    private void expect(boolean so) {
        if (!so) {
            throw new IllegalStateException("the stored facts are malformed");
        }
    }
}
