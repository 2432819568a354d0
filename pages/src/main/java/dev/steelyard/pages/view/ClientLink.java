package dev.steelyard.pages.view;

import dev.steelyard.pages.language.TranslationKey;

/**
 * A link to a web page of the requesting client, such as its privacy policy ({@code policy_uri}).
 *
 * @param uri https, already validated: registered by the client
 */
public record ClientLink(TranslationKey text, String uri) {
    public static ClientLink about(String uri) {
        return new ClientLink(TranslationKey.ASKER_ABOUT, uri);
    }

    public static ClientLink policy(String uri) {
        return new ClientLink(TranslationKey.ASKER_POLICY, uri);
    }

    public static ClientLink terms(String uri) {
        return new ClientLink(TranslationKey.ASKER_TERMS, uri);
    }
}
