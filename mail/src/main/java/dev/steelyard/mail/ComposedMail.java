package dev.steelyard.mail;

/**
 * A mail with its texts. Holds secrets: never printed.
 *
 * @param id equal for each attempt to send it, so that receivers recognize a mail that came twice
 */
record ComposedMail(
        String id, String to, String language, String subject, String text, String html) {
    @Override
    public String toString() {
        return "ComposedMail[" + id + "]";
    }
}
