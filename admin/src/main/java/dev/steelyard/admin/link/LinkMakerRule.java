package dev.steelyard.admin.link;

import dev.steelyard.admin.operation.RunningOperation;
import dev.steelyard.domain.derivation.PrincipalStateService;
import dev.steelyard.domain.id.Id;
import dev.steelyard.domain.link.AccountLink;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.principal.BuiltInIds;
import dev.steelyard.domain.principal.PrincipalRef;
import org.jspecify.annotations.Nullable;

/**
 * Checks the maker of a link again when the link is used: it must hold every management permission
 * that the link's user holds by then (rule 13).
 */
final class LinkMakerRule {
    private static final String USER = "user:";
    private static final String CLIENT = "client:";

    private LinkMakerRule() {}

    /** Whether the link may be used now. Mailed links, and those of the program, always may. */
    static boolean holds(RunningOperation context, AccountLink link) {
        var staff = context.tx().staff().find(link.user()).orElse(null);
        var maker = ref(link.maker());
        if (staff == null || maker == null) {
            return true;
        }
        var server = context.tx().resourceServers().find(BuiltInIds.MANAGEMENT).orElseThrow();
        var state = PrincipalStateService.state(context.tx(), maker, server, context.now());
        return state.refusal() == null
                && staff.permissions().stream()
                        .map(ManagementPermission::permission)
                        .allMatch(state.permissions()::contains);
    }

    private static @Nullable PrincipalRef ref(@Nullable String maker) {
        if (maker != null && maker.startsWith(USER)) {
            // Any built-in client: staff may use every one of them.
            return new PrincipalRef(
                    BuiltInIds.COMMAND_LINE, new Id<>(maker.substring(USER.length())));
        }
        return maker != null && maker.startsWith(CLIENT)
                ? new PrincipalRef(new Id<>(maker.substring(CLIENT.length())), null)
                : null;
    }
}
