package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a mail, for its HTML part. It has no images, no script and no address but {@code
 * link} and {@code site}.
 *
 * @param preview what an inbox shows beside the subject
 * @param sender in whose name it is sent, such as the name of a reseller
 * @param button the label of the link; null where there is no link
 * @param copy the sentence before the address of the link
 * @param small sentences in small print
 * @param site the issuer
 */
public record MailPage(
        Language language,
        String subject,
        String preview,
        String sender,
        String title,
        List<String> texts,
        @Nullable String button,
        String copy,
        @Nullable String link,
        List<String> small,
        String footer,
        String site) {
    public MailPage {
        texts = List.copyOf(texts);
        small = List.copyOf(small);
    }

    /** Without content: a link is a secret. */
    @Override
    public String toString() {
        return "MailPage[" + language.tag() + "]";
    }
}
