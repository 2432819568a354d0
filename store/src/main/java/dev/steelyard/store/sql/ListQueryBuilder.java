package dev.steelyard.store.sql;

import dev.steelyard.domain.search.PageRequest;
import dev.steelyard.domain.search.SearchText;
import dev.steelyard.domain.search.TimedPageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Builds the WHERE clause, order and limit of SQL queries for lists. Values from outside are bound;
 * conditions are texts of this program.
 */
public final class ListQueryBuilder {
    private final StringBuilder text;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<?>> lists = new LinkedHashMap<>();

    public ListQueryBuilder() {
        this("1 = 1");
    }

    public ListQueryBuilder(String condition) {
        text = new StringBuilder(condition);
    }

    public ListQueryBuilder and(String condition) {
        text.append(" AND ").append(condition);
        return this;
    }

    /** The conditions so far, or {@code condition}. */
    public ListQueryBuilder or(String condition) {
        text.insert(0, '(').append(" OR ").append(condition).append(')');
        return this;
    }

    /**
     * {@code condition} with {@code value} as its parameter {@code name}; nothing where that is
     * null.
     */
    public ListQueryBuilder and(String condition, String name, @Nullable Object value) {
        return value == null ? this : and(condition).with(name, value);
    }

    /** Binds a parameter of a condition that was added without a value. */
    public ListQueryBuilder with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** That {@code column} is one of {@code some}, at least one; nothing where that is null. */
    public ListQueryBuilder among(String column, String name, @Nullable Collection<?> some) {
        if (some != null) {
            and(column + " IN (<" + name + ">)");
            lists.put(name, List.copyOf(some));
        }
        return this;
    }

    /** That {@code value} is one of those in a {@code column} of {@link SetConverter}. */
    public ListQueryBuilder holding(String column, String name, @Nullable Object value) {
        return and(
                "' ' || " + column + " || ' ' LIKE :" + name + " ESCAPE '!'",
                name,
                value == null ? null : "% " + literal(SetConverter.of(value)) + " %");
    }

    /**
     * That {@code search} is in a column made by {@link SearchText#form}, or that {@code id} begins
     * so: inside of an id it would be found by chance.
     */
    public ListQueryBuilder finding(String column, String id, @Nullable SearchText search) {
        if (search != null) {
            var part = literal(search.normalised());
            and("(" + column + " LIKE :part ESCAPE '!' OR " + id + " LIKE :begin ESCAPE '!')");
            values.put("part", "%" + part + "%");
            values.put("begin", part + "%");
        }
        return this;
    }

    /**
     * A page of the list.
     *
     * @param order columns, of which the first is the id that the page names
     */
    public Query page(SqlExecutor sql, String select, String order, PageRequest page) {
        var id = order.split(",")[0];
        // Every id sorts after the empty text.
        var after = page.after() == null ? "" : page.after();
        return and(id + " > :after").with("after", after).limited(sql, select, order, page.limit());
    }

    /**
     * A page in the order of a time, then of an id.
     *
     * @param order their two columns
     */
    public Query page(SqlExecutor sql, String select, String order, TimedPageRequest page) {
        var after = page.after();
        return and("(" + order + ") > (:at, :after)")
                .with("at", after == null ? Instant.EPOCH : after.at())
                .with("after", after == null ? "" : after.id())
                .limited(sql, select, order, page.limit());
    }

    /** A page in the order of ids, from the end. */
    public Query lastPage(SqlExecutor sql, String select, String id, PageRequest page) {
        return and(id + " < :before", "before", page.after())
                .limited(sql, select, id + " DESC", page.limit());
    }

    /**
     * @param end follows the conditions
     */
    public Query query(SqlExecutor sql, String select, String end) {
        var query = sql.query(select + " WHERE " + text + " " + end);
        values.forEach(query::bind);
        lists.forEach(query::bindList);
        return query;
    }

    private Query limited(SqlExecutor sql, String select, String order, int limit) {
        return with("limit", limit).query(sql, select, "ORDER BY " + order + " LIMIT :limit");
    }

    /** As LIKE … ESCAPE '!' takes nothing but itself for it. */
    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
