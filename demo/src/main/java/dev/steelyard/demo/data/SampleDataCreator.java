package dev.steelyard.demo.data;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Creates example weighing tickets and vehicles for an application at its first request. */
public final class SampleDataCreator {
    private static final List<String> VEHICLES =
            List.of(
                    "{\"plate\":\"KE07 WGH\",\"kind\":\"tipper\",\"tare\":12480}",
                    "{\"plate\":\"LT19 BRG\",\"kind\":\"artic\",\"tare\":14960}");
    private static final List<String> TICKETS =
            List.of(
                    "{\"vehicle\":\"KE07 WGH\",\"gross\":31240,\"tare\":12480,\"net\":18760,"
                            + "\"unit\":\"kg\",\"at\":\"2026-11-02T07:41:00.000Z\"}",
                    "{\"vehicle\":\"LT19 BRG\",\"gross\":43180,\"tare\":14960,\"net\":28220,"
                            + "\"unit\":\"kg\",\"at\":\"2026-11-02T08:05:00.000Z\"}",
                    "{\"vehicle\":\"KE07 WGH\",\"gross\":30960,\"tare\":12480,\"net\":18480,"
                            + "\"unit\":\"kg\",\"at\":\"2026-11-02T09:17:00.000Z\"}");

    private final Database database;
    private final CollectionStore collections;
    private final DocumentStore documents;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    public SampleDataCreator(
            Database database, CollectionStore collections, DocumentStore documents) {
        this.database = database;
        this.collections = collections;
        this.documents = documents;
    }

    /** Sees to it that the application has something to show. */
    public void ensure(String application) {
        if (seen.contains(application)) return;
        database.transaction(
                () -> {
                    fill(application, "vehicles", "Vehicles", VEHICLES);
                    fill(application, "tickets", "Weighing tickets", TICKETS);
                });
        seen.add(application);
    }

    private void fill(String application, String name, String label, List<String> contents) {
        if (!collections.add(application, new CollectionStore.Collection(name, label))) return;
        contents.forEach(content -> documents.add(application, name, content));
    }
}
