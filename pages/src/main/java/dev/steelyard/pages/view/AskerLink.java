package dev.steelyard.pages.view;

import dev.steelyard.pages.language.Text;

/**
 * A link to a web page of the requesting client.
 *
 * @param uri https, already validated: registered by the client
 */
public record AskerLink(Text text, String uri) {
    public static AskerLink about(String uri) {
        return new AskerLink(Text.ASKER_ABOUT, uri);
    }

    public static AskerLink policy(String uri) {
        return new AskerLink(Text.ASKER_POLICY, uri);
    }

    public static AskerLink terms(String uri) {
        return new AskerLink(Text.ASKER_TERMS, uri);
    }
}
