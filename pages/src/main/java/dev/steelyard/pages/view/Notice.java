package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/** A message that the {@link Message} page can show, such as "device allowed". */
public enum Notice {
    STILL_SIGNED_IN(Text.NOTICE_STILL_SIGNED_IN, Text.NOTICE_SIGNED_IN_MORE),
    INVITATION_ACCEPTED(Text.NOTICE_INVITATION_ACCEPTED, Text.NOTICE_INVITATION_ACCEPTED_MORE),
    STAFF_JOINED(Text.NOTICE_INVITATION_ACCEPTED, Text.NOTICE_STAFF_JOINED_MORE),
    DEVICE_ALLOWED(Text.NOTICE_DEVICE_ALLOWED, Text.NOTICE_DEVICE_ALLOWED_MORE),
    DEVICE_DENIED(Text.NOTICE_DEVICE_DENIED, Text.NOTICE_DEVICE_DENIED_MORE);

    private final Text title;
    private final Text message;

    Notice(Text title, Text message) {
        this.title = title;
        this.message = message;
    }

    public Text title() {
        return title;
    }

    public Text message() {
        return message;
    }
}
