package dev.steelyard.demo.data;

/** Stores named JSON values, called parameters, that clients set for an application, in SQL. */
public final class ParameterStore {
    private final Database database;

    public ParameterStore(Database database) {
        this.database = database;
    }

    /** Sets one; the value is JSON, as text. */
    public void set(String application, String name, String value) {
        database.update(
                """
                INSERT INTO parameter VALUES (?, ?, ?)
                ON CONFLICT (application, name) DO UPDATE SET value = excluded.value
                """,
                application,
                name,
                value);
    }
}
