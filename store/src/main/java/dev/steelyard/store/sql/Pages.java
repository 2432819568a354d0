package dev.steelyard.store.sql;

import dev.steelyard.domain.search.Page;
import dev.steelyard.domain.search.TimedPage;
import java.time.Instant;
import org.jdbi.v3.core.statement.Query;

/** Binds the cursor of a list that is ordered by id. */
final class Pages {
    private Pages() {}

    static Query bind(Query query, Page page) {
        var after = page.after();
        // every id sorts after the empty text
        return query.bind("after", after == null ? "" : after).bind("limit", page.limit());
    }

    /** As {@link #bind(Query, Page)}, of a list that is ordered by a time, then by id. */
    static Query bind(Query query, TimedPage page) {
        var after = page.after();
        return query.bind("at", after == null ? Instant.EPOCH : after.at())
                .bind("after", after == null ? "" : after.id())
                .bind("limit", page.limit());
    }
}
