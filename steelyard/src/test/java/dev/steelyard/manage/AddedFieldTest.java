package dev.steelyard.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.steelyard.adminapi.openapi.OpenApiDocument;
import dev.steelyard.cli.apply.kind.ResourceKindDeriver;
import dev.steelyard.cli.command.ApiCommand;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.role.RoleOperations;
import dev.steelyard.operations.role.RoleView;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.InvalidInput;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A field that is added to the description of roles is in every face: CONTRIBUTING says what else
 * it takes.
 */
class AddedFieldTest {
    private static final Field<String> COLOUR =
            Field.of("colour", Types.text("COLOUR", "A colour"), "The colour in lists.");

    /** Roles with the field: in the bodies of create and update, and in the answer. */
    private static final Noun ROLES = roles();

    private static Noun roles() {
        ObjectSchema<RoleView> role = RoleOperations.ROLE.with(COLOUR, _ -> "red");
        return Noun.of(
                "roles",
                "role",
                RoleOperations.ROLES.identifier().orElseThrow(),
                RoleOperations.ROLES.about(),
                RoleOperations.LIST.pages(role),
                RoleOperations.CREATE
                        .body(with(RoleOperations.CREATE.reads().body()))
                        .creates(role, "/roles"),
                RoleOperations.GET.answers(role),
                RoleOperations.UPDATE
                        .body(with(RoleOperations.UPDATE.reads().body()))
                        .answers(role),
                RoleOperations.DELETE);
    }

    private static <B> RequestSchema<B> with(RequestSchema<B> body) {
        return new RequestSchema<>(
                        body.name(),
                        body.about(),
                        body.members(),
                        in -> {
                            in.change(COLOUR);
                            return body.reader().apply(in);
                        })
                .optional(COLOUR);
    }

    @Test
    void route_readsAndWritesIt() {
        Map<String, @Nullable Object> sent = new HashMap<>();
        sent.put("name", "Clerk");
        sent.put("colour", "red");
        assertThat(command("create").reads().body().read(sent)).isNotNull();
        assertThatThrownBy(() -> RoleOperations.CREATE.reads().body().read(sent))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> command("create").reads().body().read(wrong()))
                .isInstanceOf(InvalidInput.class);
    }

    private static Map<String, @Nullable Object> wrong() {
        Map<String, @Nullable Object> wrong = new HashMap<>();
        wrong.put("colour", 1L);
        return wrong;
    }

    @Test
    void openApi_hasIt() {
        var schemas =
                String.valueOf(OpenApiDocument.of(List.of(ROLES), "/api/v1").get("components"));
        for (var schema : List.of("NewRole", "RolePatch", "Role", "ChangedRole")) {
            assertThat(schemas).contains(schema + "={");
        }
        assertThat(schemas.split("The colour in lists\\.", -1)).hasSize(5);
    }

    @Test
    void help_hasIt() {
        var verbs =
                ROLES.operations().stream()
                        .map(ApiCommand::of)
                        .filter(
                                command ->
                                        command.options().stream()
                                                .anyMatch(one -> one.option().equals("--colour")))
                        .map(ApiCommand::name);
        assertThat(verbs).containsExactly("create", "update");
    }

    @Test
    void fileFormat_hasIt() {
        assertThat(new ResourceKindDeriver(ROLES).attributes())
                .anySatisfy(attribute -> assertThat(attribute.key()).isEqualTo("colour"));
    }

    private static Operation<?, ?> command(String name) {
        return ROLES.operations().stream()
                .filter(one -> one.command().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
