package dev.steelyard.demo.weighing;

import dev.steelyard.demo.data.CollectionStore;
import dev.steelyard.demo.data.DocumentStore;
import dev.steelyard.demo.data.DocumentStore.Document;
import dev.steelyard.demo.data.SampleDataCreator;
import dev.steelyard.demo.http.Answer;
import dev.steelyard.demo.http.ApiCall;
import dev.steelyard.demo.http.InvalidRequest;
import dev.steelyard.demo.http.Json;
import dev.steelyard.guard.refusal.ErrorBody;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The routes that list, read and create documents of a collection, such as weighing tickets. */
public final class DocumentRoutes {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAXIMUM_LIMIT = 100;

    private final CollectionStore collections;
    private final DocumentStore documents;
    private final SampleDataCreator sample;

    public DocumentRoutes(
            CollectionStore collections, DocumentStore documents, SampleDataCreator sample) {
        this.collections = collections;
        this.documents = documents;
        this.sample = sample;
    }

    public Answer list(ApiCall call) {
        if (!hasCollection(call)) return Answer.notFound("collection");
        int limit = limit(call.parameter("limit"));
        String after = call.parameter("after");
        // One more than asked shows whether there is a next page.
        List<Document> found =
                documents.after(
                        call.application(),
                        call.variable("collection"),
                        after == null ? "" : after,
                        limit + 1);
        boolean more = found.size() > limit;
        List<Document> page = more ? found.subList(0, limit) : found;
        return Answer.page(
                page.stream().map(DocumentRoutes::json).toList(),
                more ? page.getLast().id() : null);
    }

    public Answer get(ApiCall call) {
        if (!hasCollection(call)) return Answer.notFound("collection");
        return documents
                .find(call.application(), call.variable("collection"), call.variable("document"))
                .map(document -> Answer.ok(json(document)))
                .orElseGet(() -> Answer.notFound("document"));
    }

    public Answer add(ApiCall call) {
        if (!hasCollection(call)) return Answer.notFound("collection");
        ObjectNode content = call.body();
        if (content.propertyNames().stream().anyMatch(name -> name.startsWith("_"))) {
            throw new InvalidRequest(
                    "Names that begin with an underscore are reserved for the platform.");
        }
        String collection = call.variable("collection");
        Document document = documents.add(call.application(), collection, content.toString());
        String location =
                "/%s/collections/%s/documents/%s"
                        .formatted(call.application(), collection, document.id());
        return Answer.created(json(document), location);
    }

    private boolean hasCollection(ApiCall call) {
        sample.ensure(call.application());
        return collections.find(call.application(), call.variable("collection")).isPresent();
    }

    private static int limit(@org.jspecify.annotations.Nullable String text) {
        if (text == null) return DEFAULT_LIMIT;
        if (text.matches("[1-9][0-9]{0,2}")) {
            int limit = Integer.parseInt(text);
            if (limit <= MAXIMUM_LIMIT) return limit;
        }
        throw new InvalidRequest("The parameter limit is a number from 1 to 100.");
    }

    private static ObjectNode json(Document document) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("_id", document.id());
        json.put("_created", ErrorBody.timestamp(document.created()));
        if (Json.MAPPER.readTree(document.content()) instanceof ObjectNode content) {
            json.setAll(content);
        }
        return json;
    }
}
