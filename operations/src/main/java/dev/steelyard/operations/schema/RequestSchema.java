package dev.steelyard.operations.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of an operation's request body, with the function that converts the JSON to a
 * Java object. Members that it does not declare are refused. Immutable.
 *
 * @param <B> the command that the body becomes
 * @param name of its schema
 */
public record RequestSchema<B>(
        String name, String about, List<Member> members, Function<Input, B> reader) {
    /** No body, or an empty object. */
    public static final RequestSchema<NoBody> NONE =
            new RequestSchema<>("", "", List.of(), _ -> NoBody.NONE);

    private static final Pattern PLAIN = Pattern.compile("[a-z_]{1,40}");

    public record Member(Field<?> field, boolean required) {}

    public static <B> RequestSchema<B> of(String name, String about, Function<Input, B> reader) {
        return new RequestSchema<>(name, about, List.of(), reader);
    }

    public RequestSchema<B> required(Field<?>... fields) {
        return with(true, List.of(fields));
    }

    public RequestSchema<B> optional(Field<?>... fields) {
        return with(false, List.of(fields));
    }

    public RequestSchema<B> optional(List<Field<?>> fields) {
        return with(false, fields);
    }

    private RequestSchema<B> with(boolean required, List<? extends Field<?>> fields) {
        var more = new ArrayList<>(members);
        fields.forEach(field -> more.add(new Member(field, required)));
        return new RequestSchema<>(name, about, List.copyOf(more), reader);
    }

    /** The name of a sent member where an error may repeat it; else null. */
    public static @Nullable String plain(String sent) {
        return PLAIN.matcher(sent).matches() ? sent : null;
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    public List<Field<?>> fields() {
        return members.stream().<Field<?>>map(Member::field).toList();
    }

    /**
     * Reads raw members.
     *
     * @throws InvalidInput a member is missing, unknown or not allowed
     * @throws IllegalStateException the reader ignores a declared field
     */
    public B read(Map<String, @Nullable Object> raw) {
        var names = members.stream().map(member -> member.field().name()).toList();
        for (var name : raw.keySet()) {
            if (!names.contains(name)) {
                throw new InvalidInput(
                        plain(name),
                        names.isEmpty()
                                ? "No members"
                                : "These members only: " + String.join(", ", names));
            }
        }
        var input = new Input(fields(), raw);
        var command = reader.apply(input);
        if (!input.unread().isEmpty()) {
            throw new IllegalStateException(name + " ignores " + input.unread());
        }
        return command;
    }
}
