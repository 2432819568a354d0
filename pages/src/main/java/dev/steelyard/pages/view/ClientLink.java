package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/**
 * A link to a web page of the requesting client, such as its privacy policy ({@code policy_uri}).
 *
 * @param uri https, already validated: registered by the client
 */
public record ClientLink(Text text, String uri) {
    public static ClientLink about(String uri) {
        return new ClientLink(Text.ASKER_ABOUT, uri);
    }

    public static ClientLink policy(String uri) {
        return new ClientLink(Text.ASKER_POLICY, uri);
    }

    public static ClientLink terms(String uri) {
        return new ClientLink(Text.ASKER_TERMS, uri);
    }
}
