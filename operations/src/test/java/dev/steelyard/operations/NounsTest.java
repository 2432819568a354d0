package dev.steelyard.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.ResponseSchema;
import dev.steelyard.operations.schema.Type;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules that every description keeps. */
class NounsTest {
    private static Stream<Operation<?, ?>> operations() {
        return Nouns.ALL.stream().flatMap(noun -> noun.operations().stream());
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

    /** Rule 8: the exceptions give no permission, show no secret and can be undone. */
    @Test
    void changes_needAFreshProof_exceptThese() {
        assertThat(
                        operations()
                                .filter(one -> !one.isRead() && !one.needsFreshProof())
                                .map(Operation::name)
                                .toList())
                .containsExactlyInAnyOrder(
                        "createApplication",
                        "suspendClient",
                        "deleteInvitation",
                        "cancelTransfer",
                        "deleteInitialAccessToken",
                        "withdrawConsent",
                        "withdrawUserConsent",
                        "endSession",
                        "endSessions",
                        "pauseEventStream",
                        "resumeEventStream",
                        "retryMail",
                        "testMail");
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
        assertThat(referred).isNotEmpty().isSubsetOf(names);
    }

    @Test
    void columnsOfTables_areMembersOfTheElements() {
        for (var operation : operations().toList()) {
            var shape = operation.answer().shape();
            var members = shape == null ? List.<String>of() : membersOfRows(shape);
            assertThat(members).as(operation.name()).containsAll(operation.command().columns());
        }
    }

    private static List<String> membersOfRows(ResponseSchema<?> answered) {
        return answered.shapes().stream()
                .flatMap(shape -> shape.members().stream())
                .map(ObjectSchema.Member::field)
                .flatMap(
                        field ->
                                field.name().equals("data")
                                                && field.type() instanceof Type.Listed<?> page
                                        ? membersOfRows(page.shape()).stream()
                                        : Stream.of(field.name()))
                .toList();
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
