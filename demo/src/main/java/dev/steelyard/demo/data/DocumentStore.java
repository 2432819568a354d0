package dev.steelyard.demo.data;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Stores the documents of collections in SQL. They are listed in the order of their ids, which is
 * the order of creation.
 */
public final class DocumentStore {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A document.
     *
     * @param content a JSON object, as text
     */
    public record Document(String id, Instant created, String content) {}

    private final Database database;
    private final InstantSource clock;

    public DocumentStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The first ones after that id; an empty id is before all. */
    public List<Document> after(String application, String collection, String id, int limit) {
        return database.query(
                """
                SELECT id, created, content FROM document
                WHERE application = ? AND collection = ? AND id > ? ORDER BY id LIMIT ?
                """,
                DocumentStore::read,
                application,
                collection,
                id,
                limit);
    }

    public Optional<Document> find(String application, String collection, String id) {
        return database.queryOne(
                """
                SELECT id, created, content FROM document
                WHERE application = ? AND collection = ? AND id = ?
                """,
                DocumentStore::read,
                application,
                collection,
                id);
    }

    public Document add(String application, String collection, String content) {
        long now = clock.millis();
        Document document = new Document(newId(now), Instant.ofEpochMilli(now), content);
        database.update(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?)",
                application,
                collection,
                document.id(),
                now,
                content);
        return document;
    }

    private static Document read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Document(
                row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3));
    }

    private static String newId(long now) {
        byte[] random = new byte[6];
        RANDOM.nextBytes(random);
        return HexFormat.of().toHexDigits(now, 12) + HexFormat.of().formatHex(random);
    }
}
