package dev.steelyard.operations.model;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.refusal.RefusalCode;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.Listing;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.ResponseSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes one operation of the management API, such as {@code createClient}, by its HTTP method,
 * path, permission, request and response. Immutable.
 *
 * @param <B> the command that the body becomes; {@link NoBody}: there is none
 * @param <R> the result
 * @param method of HTTP
 * @param path below the API's base; its variables are named by the items of nouns
 * @param name the {@code operationId}
 * @param note what the summary leaves out; empty: nothing
 */
public record Operation<B, R>(
        String method,
        String path,
        String name,
        String summary,
        String note,
        Access access,
        Reads<B> reads,
        SuccessResponse<R> answer,
        Command command) {
    /** Query parameter: the highest number of elements. */
    public static final String LIMIT = "limit";

    /** Query parameter: the cursor of a page. */
    public static final String AFTER = "after";

    /** The number of elements of a page where the request names none. */
    public static final int DEFAULT_LIMIT = 50;

    /** Query parameter of a dry run. */
    public static final String DRY_RUN = "dry_run";

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z_]+)}");

    /**
     * The callers that may call it.
     *
     * @param permission that the caller needs; null: every caller of the API may call it
     * @param forbids codes of 403 beside those that every operation has
     * @param anyLogin whether a user's login of any age suffices for a change
     */
    public record Access(
            @Nullable ManagementPermission permission,
            List<RefusalCode> forbids,
            boolean anyLogin) {
        /** Changes need a fresh proof of the user. */
        public Access(@Nullable ManagementPermission permission, List<RefusalCode> forbids) {
            this(permission, forbids, false);
        }
    }

    /**
     * The parts of a request that it reads.
     *
     * @param ifMatch whether it reads {@code If-Match}
     * @param dryRun what {@code dry_run=true} answers
     */
    public record Reads<B>(
            List<Parameter> query,
            Paging paging,
            boolean ifMatch,
            DryRunAnswer dryRun,
            RequestSchema<B> body) {
        Reads<B> query(List<Parameter> more) {
            var all = Stream.concat(query.stream(), more.stream()).toList();
            return new Reads<>(all, paging, ifMatch, dryRun, body);
        }

        Reads<B> paging(Paging other) {
            return new Reads<>(query, other, ifMatch, dryRun, body);
        }

        Reads<B> ifMatch(boolean matched) {
            return new Reads<>(query, paging, matched, dryRun, body);
        }

        Reads<B> dryRun(DryRunAnswer other) {
            return new Reads<>(query, paging, ifMatch, other, body);
        }

        <C> Reads<C> body(RequestSchema<C> other) {
            return new Reads<>(query, paging, ifMatch, dryRun, other);
        }
    }

    /** A parameter of the query. */
    public record Parameter(Field<?> field, boolean required) {}

    private static Operation<NoBody, Object> of(
            String method, String command, String name, String path, String summary) {
        boolean changes = !method.equals("GET") && !method.equals("POST");
        return new Operation<>(
                method,
                path,
                name,
                summary,
                "",
                new Access(null, List.of()),
                new Reads<>(List.of(), Paging.NONE, changes, DryRunAnswer.NONE, RequestSchema.NONE),
                new SuccessResponse.Nothing(),
                Command.named(command));
    }

    public static Operation<NoBody, Object> list(String name, String path, String summary) {
        return of("GET", "list", name, path, summary);
    }

    public static Operation<NoBody, Object> get(String name, String path, String summary) {
        return of("GET", "get", name, path, summary);
    }

    public static Operation<NoBody, Object> create(String name, String path, String summary) {
        return of("POST", "create", name, path, summary);
    }

    public static Operation<NoBody, Object> update(String name, String path, String summary) {
        return of("PATCH", "update", name, path, summary);
    }

    /** Creates a thing at its path, or replaces it. */
    public static Operation<NoBody, Object> put(String name, String path, String summary) {
        return of("PUT", "put", name, path, summary);
    }

    public static Operation<NoBody, Object> delete(String name, String path, String summary) {
        return of("DELETE", "delete", name, path, summary);
    }

    /**
     * An action on a thing: POST.
     *
     * @param command its name on the command line
     */
    public static Operation<NoBody, Object> action(
            String command, String name, String path, String summary) {
        return of("POST", command, name, path, summary);
    }

    public Operation<B, R> note(String text) {
        return new Operation<>(method, path, name, summary, text, access, reads, answer, command);
    }

    public Operation<B, R> needs(ManagementPermission permission) {
        return with(new Access(permission, access.forbids(), access.anyLogin()));
    }

    public Operation<B, R> access(Access other) {
        return with(other);
    }

    public Operation<B, R> forbids(RefusalCode... codes) {
        var all = Stream.concat(access.forbids().stream(), Stream.of(codes)).toList();
        return with(new Access(access.permission(), all, access.anyLogin()));
    }

    /**
     * Needs no fresh proof of the user ({@link #needsFreshProof}). Only for changes that give no
     * permission, show no secret and can be undone: an incident needs them at once.
     */
    public Operation<B, R> anyLogin() {
        return with(new Access(access.permission(), access.forbids(), true));
    }

    /** Parameters that narrow a list. */
    public Operation<B, R> filters(Field<?>... fields) {
        return with(reads.query(parameters(false, fields)));
    }

    /** Parameters that a request must have. */
    public Operation<B, R> requires(Field<?>... fields) {
        return with(reads.query(parameters(true, fields)));
    }

    private static List<Parameter> parameters(boolean required, Field<?>... fields) {
        return Stream.of(fields).map(field -> new Parameter(field, required)).toList();
    }

    /** Reads {@code If-Match}, as update, put and delete do anyway. */
    public Operation<B, R> ifMatch() {
        return with(reads.ifMatch(true));
    }

    /** The thing has no version. */
    public Operation<B, R> unversioned() {
        return with(reads.ifMatch(false));
    }

    /** {@code dry_run=true} answers the result, and the decisions of guards that would change. */
    public Operation<B, R> dryRun() {
        return with(reads.dryRun(DryRunAnswer.REHEARSAL));
    }

    /** {@code dry_run=true} answers the result. */
    public Operation<B, R> preview() {
        return with(reads.dryRun(DryRunAnswer.PREVIEW));
    }

    public <C> Operation<C, R> body(RequestSchema<C> body) {
        return with(reads.body(body));
    }

    public <S> Operation<B, S> answers(ResponseSchema<S> shape) {
        return with(reads, new SuccessResponse.One<>(shape));
    }

    /** A new thing, which is read at {@code location} and its id. */
    public <S> Operation<B, S> creates(ResponseSchema<S> shape, String location) {
        return with(reads, new SuccessResponse.Created<>(shape, location));
    }

    /** A new thing that can't be read again. */
    public <S> Operation<B, S> createsUnreadable(ResponseSchema<S> shape) {
        return with(reads, new SuccessResponse.Created<>(shape, null));
    }

    /** The whole list. */
    public <E> Operation<B, Listing<E>> lists(ResponseSchema<E> shape) {
        return with(reads, new SuccessResponse.Many<>(shape));
    }

    public <E> Operation<B, Listing<E>> pages(ResponseSchema<E> shape) {
        return with(reads.paging(Paging.BY_ID), new SuccessResponse.Many<>(shape));
    }

    public <E> Operation<B, Listing<E>> pagesInTime(ResponseSchema<E> shape) {
        return with(reads.paging(Paging.BY_TIME), new SuccessResponse.Many<>(shape));
    }

    /** One object that holds a page of a list beside other members. */
    public <S> Operation<B, S> answersPage(ResponseSchema<S> shape) {
        return with(reads.paging(Paging.BY_ID), new SuccessResponse.One<>(shape));
    }

    /**
     * JSON Lines.
     *
     * @param writer writes the lines of a page
     * @param page the parameter that selects a page
     * @param next the value of the parameter for the next page; null: this is the last
     */
    public <S, C> Operation<B, S> answersLines(
            String about,
            Function<? super S, String> writer,
            Field<C> page,
            Function<? super S, @Nullable C> next) {
        return with(
                reads.query(parameters(false, page)),
                new SuccessResponse.Lines<>(
                        about,
                        writer,
                        page.name(),
                        result -> {
                            C following = next.apply(result);
                            return following == null
                                    ? null
                                    : page.type().write(following).toString();
                        }));
    }

    /** The name of the command. */
    public Operation<B, R> command(String other) {
        return with(command.name(other));
    }

    /**
     * The command below another noun than the operation's.
     *
     * @param noun empty: the command stands alone
     */
    public Operation<B, R> command(String noun, String other) {
        return with(command.noun(noun).name(other));
    }

    /** The sentence that help says of the command, where the summary is not enough. */
    public Operation<B, R> help(String sentence) {
        return with(command.about(sentence));
    }

    /** The members that a table of elements shows. */
    public Operation<B, R> columns(String... members) {
        return with(command.columns(List.of(members)));
    }

    /** The command that creates the first element of an empty list. */
    public Operation<B, R> first(String line) {
        return with(command.first(line));
    }

    /** The sentence that the command says where there is no answer. */
    public Operation<B, R> done(String sentence) {
        return with(command.done(sentence));
    }

    /** Examples of the command, without the program's name. */
    public Operation<B, R> examples(String... lines) {
        return with(command.examples(List.of(lines)));
    }

    private Operation<B, R> with(Access other) {
        return new Operation<>(method, path, name, summary, note, other, reads, answer, command);
    }

    private <C> Operation<C, R> with(Reads<C> other) {
        return with(other, answer);
    }

    private <C, S> Operation<C, S> with(Reads<C> other, SuccessResponse<S> success) {
        return new Operation<>(method, path, name, summary, note, access, other, success, command);
    }

    private Operation<B, R> with(Command other) {
        return new Operation<>(method, path, name, summary, note, access, reads, answer, other);
    }

    /** Whether it has a dry run. */
    public boolean hasDryRun() {
        return reads.dryRun() != DryRunAnswer.NONE;
    }

    /** Whether it changes nothing. */
    public boolean isRead() {
        return method.equals("GET");
    }

    /**
     * Whether a user must have logged in recently (RFC 9470, rule 8). It is the default of changes,
     * so that an operation that forgets to decide is safe.
     */
    public boolean needsFreshProof() {
        return !isRead() && !access.anyLogin();
    }

    /** Whether a request with an {@code Idempotency-Key} is done once. */
    public boolean isRepeatable() {
        return method.equals("POST");
    }

    /** The names of the query parameters that it reads, in order. */
    public List<String> parameters() {
        var names = new ArrayList<String>();
        if (reads.paging() != Paging.NONE) {
            names.addAll(List.of(LIMIT, AFTER));
        }
        reads.query().forEach(parameter -> names.add(parameter.field().name()));
        if (hasDryRun()) {
            names.add(DRY_RUN);
        }
        return names;
    }

    /** The variables of the path, in order. */
    public List<String> variables() {
        return variables(path);
    }

    /** The variables of a path, in order. */
    public static List<String> variables(String path) {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }
}
