package dev.steelyard.operations.tenant;

import dev.steelyard.domain.contact.Contact;
import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.user.EmailAddress;
import dev.steelyard.operations.field.Fields;
import dev.steelyard.operations.model.Operation;
import dev.steelyard.operations.schema.Field;
import dev.steelyard.operations.schema.NoBody;
import dev.steelyard.operations.schema.ObjectSchema;
import dev.steelyard.operations.schema.RequestSchema;
import dev.steelyard.operations.schema.Type;
import dev.steelyard.operations.schema.Types;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Describes the operations that get and set the contact of a reseller or an application. */
public final class ContactOperations {
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()/.-]{2,39}");

    private static final Field<EmailAddress> EMAIL =
            Fields.EMAIL
                    .about("A role address, such as that of the support; null: none.")
                    .more("No mail goes there before the link that is sent there was opened.")
                    .orNull();

    private static final Field<String> TELEPHONE_NUMBER =
            Field.of(
                            "telephone",
                            Types.text(
                                    "NUMBER",
                                    3,
                                    40,
                                    "Digits, spaces and ( ) / . - ; + at the beginning",
                                    text ->
                                            Optional.of(text.strip())
                                                    .filter(it -> TELEPHONE.matcher(it).matches())),
                            "A telephone number; null: none.")
                    .orNull();

    public static final Field<String> PAGE =
            Field.of("page", Types.uri(), "The https URL of a web page; null: none.").orNull();

    private static final RequestSchema<NewContact> NEW =
            RequestSchema.<NewContact>of(
                            "NewContact",
                            "The whole contact; it replaces the previous one. An absent member:"
                                    + " none.",
                            in ->
                                    new NewContact(
                                            in.optional(EMAIL),
                                            in.optional(TELEPHONE_NUMBER),
                                            in.optional(PAGE)))
                    .optional(EMAIL, TELEPHONE_NUMBER, PAGE);

    /** The members that the audit log records. */
    public static final ObjectSchema<Contact> RECORDED =
            ObjectSchema.<Contact>of("RecordedContact", "A contact in the audit log.")
                    .with(EMAIL, Contact::email)
                    .with(
                            Fields.flag(
                                    "confirmed",
                                    "Whether a link that was sent to the address was opened."),
                            Contact::confirmed)
                    .with(TELEPHONE_NUMBER, Contact::telephone)
                    .with(PAGE, Contact::page);

    private static final ObjectSchema<ContactView> CONTACT =
            ObjectSchema.<ContactView>of(
                            "Contact", "How to reach a reseller, or an application's customer.")
                    .including(RECORDED, ContactView::contact)
                    .with(
                            Field.of(
                                    "warnings",
                                    new Type.Sentences(),
                                    "Why no mail goes to the address."),
                            ContactView::warnings)
                    .versioned(view -> view.contact().version());

    private ContactOperations() {}

    /**
     * @param owner {@code Reseller} or {@code Application}
     * @param path of the owner
     */
    static Operation<NoBody, ContactView> get(
            String owner, String path, ManagementPermission needed) {
        return Operation.get("get" + owner + "Contact", path + "/contact", "Get its contact")
                .needs(needed)
                .answers(CONTACT)
                .command("get-contact");
    }

    static Operation<NewContact, ContactView> set(
            String owner, String path, ManagementPermission needed) {
        return Operation.put("set" + owner + "Contact", path + "/contact", "Set its contact")
                .note(
                        "A link is sent to an address that was not confirmed yet; setting the same"
                                + " contact again sends another one.")
                .needs(needed)
                .body(NEW)
                .answers(CONTACT)
                .command("set-contact")
                .help(
                        "Change what is named of its contact; a link confirms a new e-mail"
                                + " address.");
    }

    /** A contact to set. */
    public record NewContact(
            Optional<EmailAddress> email, Optional<String> telephone, Optional<String> page) {}

    /**
     * A contact as the management API returns it.
     *
     * @param warnings why no mail goes to the address, for people
     */
    public record ContactView(Contact contact, List<String> warnings) {}
}
