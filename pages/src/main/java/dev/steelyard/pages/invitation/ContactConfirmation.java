package dev.steelyard.pages.invitation;

import dev.steelyard.pages.frame.Frame;
import dev.steelyard.pages.view.Form;

/**
 * The page behind the link that confirms the e-mail address of a contact, which asks whether mails
 * may go there.
 *
 * @param name of the application or the reseller that has the contact
 * @param email the address to confirm
 */
public record ContactConfirmation(Frame frame, String name, String email, Form form) {}
