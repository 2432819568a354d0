package dev.steelyard.pages.view;

import dev.steelyard.pages.frame.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a client may do for the person. Sends {@link #DECISION} ({@link #ALLOW} or {@link
 * #DENY}) and, if it was ticked, {@link #OFFLINE_ACCESS} with the value {@code true}.
 *
 * @param person who is logged in
 * @param access what the client may do
 * @param identity what the client learns about the person; may be empty
 * @param offlineAsked whether {@code offline_access} is asked: a choice of its own, never ticked
 * @param destination where what is allowed goes
 * @param otherAccount a path here for a person who is somebody else; null: no such link
 */
public record Consent(
        Frame frame,
        Asker asker,
        Person person,
        Access access,
        List<Identity> identity,
        boolean offlineAsked,
        Destination destination,
        Form form,
        @Nullable String otherAccount) {
    public static final String DECISION = "decision";
    public static final String ALLOW = "allow";
    public static final String DENY = "deny";
    public static final String OFFLINE_ACCESS = "offline_access";

    public Consent {
        identity = List.copyOf(identity);
        if (otherAccount != null) {
            Form.requireLocal(otherAccount);
        }
    }
}
