package dev.steelyard.server.manage.openapi;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one operation needs, reads, answers and refuses. Immutable.
 *
 * @param path below the API's base
 * @param name its {@code operationId}
 * @param note what the summary leaves out; empty: nothing
 */
public record Described(
        String method,
        String path,
        String name,
        String summary,
        String note,
        Access access,
        Reads reads,
        Answers answers) {

    /**
     * @param open whether no token is needed
     * @param needs null: any token of the management API will do
     * @param forbids codes of 403 beside those that every operation has
     */
    public record Access(
            boolean open, @Nullable ManagementPermission needs, List<RefusalCode> forbids) {}

    /**
     * @param matched whether it reads {@code If-Match}
     * @param body null: nothing may be in the body
     */
    public record Reads(List<Parameter> query, boolean matched, @Nullable Shape body) {}

    /** One of the query string. */
    public record Parameter(String name, Schema schema) {}

    /**
     * @param status of success
     * @param type of the content
     * @param body null: empty
     */
    public record Answers(int status, String type, @Nullable Schema body) {}

    static final String JSON = "application/json";

    private static final Parameter LIMIT =
            new Parameter(
                    "limit",
                    Schema.number("How many at most.")
                            .with("minimum", 1)
                            .with("maximum", 200)
                            .with("default", 50));

    private static final String NEXT =
            "The value of `next` in the page before this, asked for with the same filters.";

    private static final String TAG = "(\\.[0-9a-f]{16})?$";

    private static final List<Parameter> PAGED =
            List.of(
                    LIMIT,
                    new Parameter(
                            "after", Schema.text(NEXT).with("pattern", "^[0-9a-f]{24}" + TAG)));

    private static final List<Parameter> PAGED_IN_TIME =
            List.of(
                    LIMIT,
                    new Parameter(
                            "after",
                            Schema.text(NEXT)
                                    .with("pattern", "^([0-9]{1,15}\\.)?[0-9a-f]{24}" + TAG)));

    private static Described of(String method, String path, String name, String summary) {
        return new Described(
                method,
                path,
                name,
                summary,
                "",
                new Access(false, null, List.of()),
                new Reads(List.of(), false, null),
                new Answers(200, JSON, null));
    }

    /** An operation that has a description of its own. */
    static Described of(Operation<?, ?> operation) {
        var reads = operation.reads();
        var query = new ArrayList<String>();
        if (reads.paging() != Paging.NONE) {
            query.addAll(List.of("limit", "after"));
        }
        reads.query().forEach(parameter -> query.add(parameter.field().name()));
        if (operation.canBeTried()) {
            query.add("dry_run");
        }
        var access = operation.access();
        return new Described(
                operation.method(),
                operation.path(),
                operation.name(),
                operation.summary(),
                operation.note(),
                new Access(false, access.permission(), access.forbids()),
                new Reads(
                        query.stream().map(name -> new Parameter(name, Schema.any(""))).toList(),
                        reads.ifMatch(),
                        null),
                new Answers(operation.answer().status(), JSON, null));
    }

    static Described get(String path, String name, String summary) {
        return of("GET", path, name, summary);
    }

    static Described post(String path, String name, String summary) {
        return of("POST", path, name, summary);
    }

    static Described put(String path, String name, String summary) {
        return of("PUT", path, name, summary);
    }

    static Described patch(String path, String name, String summary) {
        return of("PATCH", path, name, summary);
    }

    static Described delete(String path, String name, String summary) {
        return of("DELETE", path, name, summary);
    }

    Described note(String text) {
        return new Described(method, path, name, summary, text, access, reads, answers);
    }

    Described withoutToken() {
        return with(new Access(true, null, List.of()));
    }

    Described needs(ManagementPermission permission) {
        return with(new Access(false, permission, access.forbids()));
    }

    Described forbids(RefusalCode... codes) {
        var all = Stream.concat(access.forbids().stream(), Stream.of(codes)).toList();
        return with(new Access(access.open(), access.needs(), all));
    }

    Described queried(String parameter, Schema schema) {
        var all =
                Stream.concat(reads.query().stream(), Stream.of(new Parameter(parameter, schema)))
                        .toList();
        return with(new Reads(all, reads.matched(), reads.body()));
    }

    /** What a list can be narrowed by. */
    Described filtered(Filter<?>... filters) {
        var more = Stream.of(filters).map(one -> new Parameter(one.name(), one.schema()));
        return with(
                new Reads(
                        Stream.concat(reads.query().stream(), more).toList(),
                        reads.matched(),
                        reads.body()));
    }

    Described matched() {
        return with(new Reads(reads.query(), true, reads.body()));
    }

    Described sends(Shape shape) {
        return with(new Reads(reads.query(), reads.matched(), shape));
    }

    Described answers(Shape shape) {
        return with(new Answers(200, JSON, Schema.reference(shape)));
    }

    Described answers(Schema schema) {
        return with(new Answers(200, JSON, schema));
    }

    /** JSON Lines. */
    Described answersLines(String description) {
        return with(new Answers(200, "application/jsonl", Schema.text(description)));
    }

    Described makes(Shape shape) {
        return with(new Answers(201, JSON, Schema.reference(shape)));
    }

    Described answersNothing() {
        return with(new Answers(204, JSON, null));
    }

    /** All there are. */
    Described lists(Shape shape) {
        return answers(listOf(shape));
    }

    static Shape listOf(Shape shape) {
        return Shape.answered(shape.name() + "List", "All there are.")
                .with("data", Schema.list("In a fixed order.", shape))
                .with("next", new Schema(Tree.of("type", "null"), List.of()));
    }

    /** A page of them, by id. */
    Described pages(Shape shape) {
        return pages(shape, PAGED);
    }

    /** A page of them, by a time and then by id. */
    Described pagesInTime(Shape shape) {
        return pages(shape, PAGED_IN_TIME);
    }

    private Described pages(Shape shape, List<Parameter> paged) {
        var page =
                Shape.answered(shape.name() + "Page", "A page of a list.")
                        .with("data", Schema.list("In a fixed order.", shape))
                        .with(
                                "next",
                                Schema.text("`after` of the next page; null: this is the last.")
                                        .orNull());
        var query = Stream.concat(paged.stream(), reads.query().stream()).toList();
        return with(new Reads(query, false, null)).answers(page);
    }

    private Described with(Access other) {
        return new Described(method, path, name, summary, note, other, reads, answers);
    }

    private Described with(Reads other) {
        return new Described(method, path, name, summary, note, access, other, answers);
    }

    private Described with(Answers other) {
        return new Described(method, path, name, summary, note, access, reads, other);
    }
}
