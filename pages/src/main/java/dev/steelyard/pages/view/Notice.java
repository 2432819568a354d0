package dev.steelyard.pages.view;

import dev.steelyard.pages.language.TranslationKey;

/** A message that the {@link Message} page can show, such as "device allowed". */
public enum Notice {
    STILL_SIGNED_IN(TranslationKey.NOTICE_STILL_SIGNED_IN, TranslationKey.NOTICE_SIGNED_IN_MORE),
    INVITATION_ACCEPTED(
            TranslationKey.NOTICE_INVITATION_ACCEPTED,
            TranslationKey.NOTICE_INVITATION_ACCEPTED_MORE),
    STAFF_JOINED(
            TranslationKey.NOTICE_INVITATION_ACCEPTED, TranslationKey.NOTICE_STAFF_JOINED_MORE),
    PASSWORD_SET(TranslationKey.NOTICE_PASSWORD_SET, TranslationKey.NOTICE_PASSWORD_SET_MORE),
    PASSWORD_CHANGED(
            TranslationKey.NOTICE_PASSWORD_CHANGED, TranslationKey.NOTICE_PASSWORD_CHANGED_MORE),
    RECOVERY_SENT(TranslationKey.NOTICE_RECOVERY_SENT, TranslationKey.NOTICE_RECOVERY_SENT_MORE),
    ENROLMENT_SENT(TranslationKey.NOTICE_ENROLMENT_SENT, TranslationKey.NOTICE_ENROLMENT_SENT_MORE),
    LAST_FACTOR(TranslationKey.NOTICE_LAST_FACTOR, TranslationKey.NOTICE_LAST_FACTOR_MORE),
    RECOVERY_BY_STAFF(
            TranslationKey.NOTICE_RECOVERY_BY_STAFF, TranslationKey.NOTICE_RECOVERY_BY_STAFF_MORE),
    DEVICE_ALLOWED(TranslationKey.NOTICE_DEVICE_ALLOWED, TranslationKey.NOTICE_DEVICE_ALLOWED_MORE),
    DEVICE_DENIED(TranslationKey.NOTICE_DEVICE_DENIED, TranslationKey.NOTICE_DEVICE_DENIED_MORE),
    CONTACT_CONFIRMED(
            TranslationKey.NOTICE_CONTACT_CONFIRMED, TranslationKey.NOTICE_CONTACT_CONFIRMED_MORE);

    private final TranslationKey title;
    private final TranslationKey message;

    Notice(TranslationKey title, TranslationKey message) {
        this.title = title;
        this.message = message;
    }

    public TranslationKey title() {
        return title;
    }

    public TranslationKey message() {
        return message;
    }
}
