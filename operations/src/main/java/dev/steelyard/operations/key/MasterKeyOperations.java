package dev.steelyard.operations.key;

import static dev.steelyard.domain.permission.ManagementPermission.KEYS_WRITE;
import static dev.steelyard.operations.model.Operation.action;

import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Noun;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;

/**
 * Describes the operation that rotates the master key, which encrypts stored signing keys and
 * secrets.
 */
public final class MasterKeyOperations {
    private static final ObjectSchema<Integer> RESEALED =
            ObjectSchema.<Integer>of("Resealed", "The effect of a new master key.")
                    .with(
                            Fields.number("resealed", "The number of keys that were sealed again."),
                            Integer::longValue);

    public static final Operation<NoBody, Integer> ROTATE =
            action(
                            "rotate",
                            "rotateMasterKey",
                            "/master-key/rotate",
                            "Seal under the new master key")
                    .note("Refused while this node knows one master key only.")
                    .needs(KEYS_WRITE)
                    .answers(RESEALED)
                    .help(
                            "Seal the signing keys under the new master key, once every node knows"
                                    + " it and the previous one.")
                    .examples("master-key rotate");

    public static final Noun MASTER_KEY =
            Noun.of("master-key", "The key under which signing keys are sealed.", ROTATE);

    private MasterKeyOperations() {}
}
