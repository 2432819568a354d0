package dev.steelyard.pages.consent;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;
import dev.steelyard.pages.view.Person;
import dev.steelyard.pages.view.RequestingClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The consent page, which asks the user to allow or deny the client's requested permissions and
 * claims. Sends {@link #DECISION} ({@link #ALLOW} or {@link #DENY}) and, if it was ticked, {@link
 * #OFFLINE_ACCESS} with the value {@code true}.
 *
 * @param person the logged-in user
 * @param access the permissions for the client
 * @param identity the claims that the client gets about the user; may be empty
 * @param offlineAsked whether {@code offline_access} is requested: a separate choice, never
 *     preselected
 * @param destination the receiver of the granted access
 * @param otherAccount a local path for another user to log in; null: no such link
 * @param addFactor a local path to add a second factor first; null: it is not suggested
 */
public record Consent(
        Frame frame,
        RequestingClient asker,
        Person person,
        Access access,
        List<Identity> identity,
        boolean offlineAsked,
        AccessReceiver destination,
        Form form,
        @Nullable String otherAccount,
        @Nullable String addFactor) {
    public static final String DECISION = "decision";
    public static final String ALLOW = "allow";
    public static final String DENY = "deny";
    public static final String OFFLINE_ACCESS = "offline_access";

    public Consent {
        identity = List.copyOf(identity);
        if (otherAccount != null) {
            Form.requireLocal(otherAccount);
        }
        if (addFactor != null) {
            Form.requireLocal(addFactor);
        }
    }
}
