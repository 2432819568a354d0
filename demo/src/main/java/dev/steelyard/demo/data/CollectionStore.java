package dev.steelyard.demo.data;

import java.util.List;
import java.util.Optional;

/** Stores the document collections of each customer's application in SQL. */
public final class CollectionStore {

    /** A kind of documents. */
    public record Collection(String name, String label) {}

    private final Database database;

    public CollectionStore(Database database) {
        this.database = database;
    }

    public List<Collection> all(String application) {
        return database.query(
                "SELECT name, label FROM collection WHERE application = ? ORDER BY name",
                row -> new Collection(row.getString(1), row.getString(2)),
                application);
    }

    public Optional<Collection> find(String application, String name) {
        return database.queryOne(
                "SELECT name, label FROM collection WHERE application = ? AND name = ?",
                row -> new Collection(row.getString(1), row.getString(2)),
                application,
                name);
    }

    /** Adds it; whether it was new. */
    boolean add(String application, Collection collection) {
        return database.update(
                        "INSERT INTO collection VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        application,
                        collection.name(),
                        collection.label())
                == 1;
    }
}
