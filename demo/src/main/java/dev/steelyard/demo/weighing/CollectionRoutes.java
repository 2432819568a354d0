package dev.steelyard.demo.weighing;

import dev.steelyard.demo.data.CollectionStore;
import dev.steelyard.demo.data.CollectionStore.Collection;
import dev.steelyard.demo.data.SampleDataCreator;
import dev.steelyard.demo.http.Answer;
import dev.steelyard.demo.http.ApiCall;
import java.util.LinkedHashMap;
import java.util.Map;

/** The routes that list and read an application's document collections. */
public final class CollectionRoutes {
    private final CollectionStore collections;
    private final SampleDataCreator sample;

    public CollectionRoutes(CollectionStore collections, SampleDataCreator sample) {
        this.collections = collections;
        this.sample = sample;
    }

    public Answer list(ApiCall call) {
        sample.ensure(call.application());
        return Answer.ok(
                collections.all(call.application()).stream().map(CollectionRoutes::json).toList());
    }

    public Answer get(ApiCall call) {
        sample.ensure(call.application());
        return collections
                .find(call.application(), call.variable("collection"))
                .map(collection -> Answer.ok(json(collection)))
                .orElseGet(() -> Answer.notFound("collection"));
    }

    private static Map<String, Object> json(Collection collection) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", collection.name());
        json.put("label", collection.label());
        return json;
    }
}
