package dev.steelyard.cli.apply.kind;

import dev.steelyard.operations.model.Body;
import dev.steelyard.operations.model.Field;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.model.Paging;
import dev.steelyard.operations.model.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Derives paths and attributes of a kind from the operations of its noun: fields of the operations
 * that create and update a thing are its attributes.
 */
final class DescribedKind {
    private final Noun noun;

    DescribedKind(Noun noun) {
        this.noun = noun;
    }

    ResourcePaths paths() {
        var list = command("list").orElseThrow();
        var create = command("create");
        var change = change();
        var one = change.or(() -> command("delete")).map(Operation::path).orElse(list.path());
        return new ResourcePaths(
                at(list.path()),
                create.map(operation -> at(operation.path())).orElse(null),
                at(one),
                change.filter(operation -> operation.method().equals("PUT")).isPresent(),
                list.reads().paging() != Paging.NONE,
                null,
                false);
    }

    List<Attribute> attributes() {
        var created = members(command("create"));
        var changed = members(change());
        var attributes = new ArrayList<Attribute>();
        for (var member : created) {
            boolean changeable = find(changed, member.field().name()).isPresent();
            attributes.add(
                    attribute(member).by(changeable ? UpdateMethod.WHOLE : UpdateMethod.AT_MAKING));
        }
        for (var member : changed) {
            if (find(created, member.field().name()).isEmpty()) {
                attributes.add(
                        attribute(member)
                                .by(
                                        created.isEmpty()
                                                ? UpdateMethod.WHOLE
                                                : UpdateMethod.AFTERWARDS));
            }
        }
        return attributes;
    }

    private Optional<Operation<?, ?>> command(String name) {
        return noun.operations().stream()
                .filter(one -> one.command().name().equals(name))
                .findFirst();
    }

    private Optional<Operation<?, ?>> change() {
        return command("update").or(() -> command("put"));
    }

    private static List<Body.Member> members(Optional<Operation<?, ?>> operation) {
        return operation.map(one -> one.reads().body().members()).orElse(List.of());
    }

    private static Optional<Body.Member> find(List<Body.Member> members, String name) {
        return members.stream().filter(one -> one.field().name().equals(name)).findFirst();
    }

    /** A variable for the thing itself is {@code {id}}; one before it is {@code {parent}}. */
    private String at(String path) {
        return path.replace("{" + noun.item() + "}", "{id}")
                .replaceAll("\\{(?!id})[a-z_]+}", "{parent}");
    }

    private static Attribute attribute(Body.Member member) {
        var attribute = attribute(member.field());
        return member.required() ? attribute.needed() : attribute;
    }

    private static Attribute attribute(Field<?> field) {
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
