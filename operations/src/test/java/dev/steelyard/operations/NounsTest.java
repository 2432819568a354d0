package dev.steelyard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that every description keeps. */
class NounsTest {
    /** Nouns that are still described elsewhere, by name and by the variables of their paths. */
    private static final List<String> NOT_YET_MOVED = List.of("resource-servers");

    private static List<String> with(List<String> names) {
        return Stream.concat(names.stream(), NOT_YET_MOVED.stream()).toList();
    }

    private static Stream<Operation<?, ?>> operations() {
        return Nouns.ALL.stream().flatMap(noun -> noun.operations().stream());
    }

    @Test
    void nounsThatMoved_areNotListedAsMissing() {
        assertThat(Nouns.ALL.stream().map(Noun::name)).doesNotContainAnyElementsOf(NOT_YET_MOVED);
    }

    @Test
    void operations_areNamedOnce() {
        assertThat(operations().map(Operation::name).toList()).doesNotHaveDuplicates();
    }

    @Test
    void routes_areDescribedOnce() {
        assertThat(
                        operations()
                                .map(
                                        one ->
                                                one.method()
                                                        + " "
                                                        + one.path().replaceAll("\\{[^}]*}", "{}"))
                                .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void variablesOfPaths_areItemsOfNouns() {
        var items = Nouns.ALL.stream().map(Noun::item).toList();
        assertThat(operations().flatMap(one -> one.variables().stream()).distinct().toList())
                .isSubsetOf(items);
    }

    @Test
    void fieldsThatReferToANoun_referToOneThatIsThere() {
        var names = Nouns.ALL.stream().map(Noun::name).toList();
        var referred =
                operations()
                        .flatMap(one -> one.reads().body().fields().stream())
                        .flatMap(field -> Stream.ofNullable(field.refersTo()))
                        .distinct()
                        .toList();
        assertThat(referred).isNotEmpty().isSubsetOf(with(names));
    }

    @Test
    void columnsOfTables_areMembersOfTheElements() {
        for (var operation : operations().toList()) {
            var shape = operation.answer().shape();
            var members =
                    shape == null
                            ? List.<String>of()
                            : shape.shapes().stream()
                                    .flatMap(one -> one.members().stream())
                                    .map(member -> member.field().name())
                                    .toList();
            assertThat(members).as(operation.name()).containsAll(operation.command().columns());
        }
    }

    @Test
    void sentences_endWithAFullStop() {
        for (var operation : operations().toList()) {
            for (var field : operation.reads().body().fields()) {
                assertThat(field.about()).as(operation.name() + " " + field.name()).endsWith(".");
            }
        }
    }
}
