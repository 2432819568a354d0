package dev.steelyard.admin.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.admin.operation.Outcome;
import dev.steelyard.domain.refusal.RefusalCode;
import java.util.List;
import java.util.Map;

/**
 * The outcome of an operation.
 *
 * @param members of the answer; empty where the operation was refused or answers nothing
 */
public record Result(Outcome<?> outcome, Members members) {
    static Result refused(Outcome<?> outcome) {
        return new Result(outcome, new Members(Map.of()));
    }

    public Result done() {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return this;
    }

    /** Expects a refusal that names {@code field}. */
    public Result invalid(String field) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
        return this;
    }

    public Result forbidden(RefusalCode code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Forbidden.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
        return this;
    }

    public Result missing() {
        assertThat(outcome).isInstanceOf(Outcome.Missing.class);
        return this;
    }

    public Result conflict() {
        assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        return this;
    }

    /** The sentence of a refusal. */
    public String message() {
        return switch (outcome) {
            case Outcome.Invalid<?> refused -> refused.message();
            case Outcome.Forbidden<?> refused -> refused.message();
            case Outcome.Conflict<?> refused -> refused.message();
            default -> throw new AssertionError(outcome + " has no message");
        };
    }

    public long version() {
        return members.number("version");
    }

    public long number(String member) {
        return members.number(member);
    }

    public boolean flag(String member) {
        return members.flag(member);
    }

    /** The whole answer as a text. */
    public String written() {
        return members.values().toString();
    }

    public String text(String member) {
        return members.text(member);
    }

    public List<String> texts(String member) {
        return members.texts(member);
    }

    public List<Members> objects(String member) {
        return members.objects(member);
    }

    /** The elements of a list. */
    public List<Members> data() {
        return members.objects("data");
    }

    /** The secret in a link that is shown once. */
    public String secretOfLink() {
        var link = text("link");
        return link.substring(link.indexOf("link=") + "link=".length());
    }
}
