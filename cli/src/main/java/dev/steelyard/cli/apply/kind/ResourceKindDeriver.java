package dev.steelyard.cli.apply.kind;

import dev.steelyard.operations.Nouns;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import dev.steelyard.operations.model.SuccessResponse;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Derives the attributes and API paths of a kind of resource, such as clients, from its operations
 * in the management API. Fields of the operations that create and update a resource are its
 * attributes.
 */
public final class ResourceKindDeriver {
    private final Noun noun;

    public ResourceKindDeriver(Noun noun) {
        this.noun = noun;
    }

    public ResourcePaths paths() {
        var list = command("list").orElseThrow();
        var create = command("create");
        var change = change();
        var one = change.or(() -> command("delete")).map(Operation::path).orElse(list.path());
        return new ResourcePaths(
                at(list.path()),
                create.map(operation -> at(operation.path())).orElse(null),
                one(one),
                change.filter(operation -> operation.method().equals("PUT")).isPresent(),
                list.reads().paging() != Paging.NONE,
                null,
                false);
    }

    public List<Attribute> attributes() {
        var created = members(command("create"));
        var changed = members(change());
        boolean own = change().filter(noun.operations()::contains).isPresent();
        var attributes = new ArrayList<Attribute>();
        for (var member : created) {
            boolean changeable = find(changed, member.field().name()).isPresent();
            attributes.add(
                    attribute(member).by(changeable ? UpdateMethod.WHOLE : UpdateMethod.AT_MAKING));
        }
        for (var member : changed) {
            if (own && find(created, member.field().name()).isEmpty()) {
                attributes.add(
                        attribute(member)
                                .by(
                                        created.isEmpty()
                                                ? UpdateMethod.WHOLE
                                                : UpdateMethod.AFTERWARDS));
            }
        }
        if (onThing("POST", "/suspend").isPresent()) {
            attributes.add(Attribute.flag("suspended", false).by(UpdateMethod.SUSPENSION));
        }
        return attributes;
    }

    private Optional<Operation<?, ?>> command(String name) {
        return noun.operations().stream()
                .filter(one -> one.command().name().equals(name))
                .findFirst();
    }

    private Optional<Operation<?, ?>> change() {
        return onThing("PATCH", "").or(() -> command("put"));
    }

    /** An operation at the path of a created resource; it may belong to another noun. */
    private Optional<Operation<?, ?>> onThing(String method, String end) {
        var place =
                command("create")
                        .map(Operation::answer)
                        .map(
                                answer ->
                                        answer instanceof SuccessResponse.Created<?>(_, var at)
                                                ? at
                                                : null)
                        .map(at -> Pattern.compile(Pattern.quote(at) + "/\\{[a-z_]+}" + end));
        return place.flatMap(
                path ->
                        Nouns.ALL.stream()
                                .<Operation<?, ?>>flatMap(one -> one.operations().stream())
                                .filter(one -> one.method().equals(method))
                                .filter(one -> path.matcher(one.path()).matches())
                                .findFirst());
    }

    private static List<RequestSchema.Member> members(Optional<Operation<?, ?>> operation) {
        return operation.map(one -> one.reads().body().members()).orElse(List.of());
    }

    private static Optional<RequestSchema.Member> find(
            List<RequestSchema.Member> members, String name) {
        return members.stream().filter(one -> one.field().name().equals(name)).findFirst();
    }

    private static String at(String path) {
        return path.replaceAll("\\{[a-z_]+}", "{parent}");
    }

    /** The path of a resource: it ends with its variable, where it has one. */
    private static String one(String path) {
        return path.endsWith("}")
                ? at(path.substring(0, path.lastIndexOf('{'))) + "{id}"
                : at(path);
    }

    private static Attribute attribute(RequestSchema.Member member) {
        var attribute = attribute(member.field());
        return member.required() ? attribute.needed() : attribute;
    }

    static Attribute attribute(Field<?> field) {
        var name = field.name();
        return switch (field.type()) {
            case Type.Flag() -> Attribute.flag(name, Boolean.TRUE.equals(field.standard()));
            case Type.Whole _ -> Attribute.number(name);
            case Type.Many<?> _ when "permissions".equals(field.refersTo()) ->
                    Attribute.permissions(name);
            case Type.Many<?> _ ->
                    Attribute.list(name)
                            .among(field.words())
                            .otherwise(Value.Texts.of(texts(field.standard())));
            case Type.Text<?> text when "date-time".equals(text.facets().format()) ->
                    Attribute.time(name);
            default -> Attribute.text(name).among(field.words()).otherwise(text(field.standard()));
        };
    }

    private static Value text(@Nullable Object standard) {
        return new Value.Text(standard == null ? "" : standard.toString());
    }

    private static List<String> texts(@Nullable Object standard) {
        return standard instanceof Collection<?> all
                ? all.stream().map(Object::toString).toList()
                : List.of();
    }
}
