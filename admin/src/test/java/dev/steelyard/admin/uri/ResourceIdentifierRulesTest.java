package dev.steelyard.admin.uri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8707, section 2: an absolute URI without a fragment. */
class ResourceIdentifierRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com", "http://localhost:8081", "urn:example:api"})
    void absoluteUrisAreAllowed(String identifier) {
        assertThat(ResourceIdentifierRules.allowed(identifier)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api", "/api", "https://a#b", "https://a b", "https://ä", "a:\"b"})
    void everythingElseIsRefused(String identifier) {
        assertThat(ResourceIdentifierRules.allowed(identifier)).isFalse();
    }
}
