package dev.steelyard.server.refusal;

import dev.steelyard.adminapi.RefusedOperation;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.refusal.RefusalCode;
import java.util.function.Consumer;

/** Records the requests that the management API refused. Thread-safe. */
public final class ManagementRefusalWriter implements Consumer<RefusedOperation> {
    private final RefusalWriter writer;

    public ManagementRefusalWriter(RefusalWriter writer) {
        this.writer = writer;
    }

    @Override
    public void accept(RefusedOperation refused) {
        var operation = refused.operation();
        var needed = operation.access().permission();
        writer.refused(
                refused.principal(),
                refused.reference(),
                new RefusedRequest(
                        BuiltInIds.MANAGEMENT,
                        refused.code(),
                        operation.method(),
                        BuiltInIds.MANAGEMENT_PATH + operation.path(),
                        refused.code().equals(RefusalCode.PERMISSION_MISSING.code())
                                        && needed != null
                                ? needed.permission()
                                : null,
                        null));
    }
}
