package dev.steelyard.store.sql;

import dev.steelyard.domain.search.Search;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list: what always holds, and what was asked for. All that comes from outside
 * is bound; conditions are texts of this program.
 */
final class Where {
    private final StringBuilder text;
    private final Map<String, Object> values = new LinkedHashMap<>();

    Where(String condition) {
        text = new StringBuilder(condition);
    }

    Where and(String condition) {
        text.append(" AND ").append(condition);
        return this;
    }

    /** What was so far, or {@code condition}. */
    Where or(String condition) {
        text.insert(0, '(').append(" OR ").append(condition).append(')');
        return this;
    }

    /**
     * {@code condition} with {@code value} as its parameter {@code name}; nothing where that is
     * null.
     */
    Where and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            and(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Binds what a condition without a value of its own names. */
    Where with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** That {@code word} is one of those in a {@code column} of {@link Words}. */
    Where holding(String column, String name, @Nullable String word) {
        return and(
                "' ' || " + column + " || ' ' LIKE :" + name + " ESCAPE '!'",
                name,
                word == null ? null : "% " + literal(word) + " %");
    }

    /**
     * That {@code search} is in a column made by {@link Search#form}, or that {@code id} begins so:
     * inside of an id it would be found by chance.
     */
    Where finding(String column, String id, @Nullable Search search) {
        if (search != null) {
            var part = literal(search.normalised());
            and("(" + column + " LIKE :part ESCAPE '!' OR " + id + " LIKE :begin ESCAPE '!')");
            values.put("part", "%" + part + "%");
            values.put("begin", part + "%");
        }
        return this;
    }

    /**
     * @param end what follows the conditions
     */
    Query query(Sql sql, String select, String end) {
        var query = sql.query(select + " WHERE " + text + " " + end);
        values.forEach(query::bind);
        return query;
    }

    /** As LIKE … ESCAPE '!' takes nothing but itself for it. */
    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
