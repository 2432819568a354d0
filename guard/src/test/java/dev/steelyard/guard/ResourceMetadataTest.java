package dev.steelyard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.guard.operation.Operations;
import org.junit.jupiter.api.Test;

/** RFC 9728, sections 2 and 3. */
class ResourceMetadataTest {
    private static final Operations OPERATIONS =
            Operations.parse(
                    """
                    GET  /access                   - while-stopped
                    GET  /{application}/documents  documents:read
                    POST /{application}/documents  documents:write
                    """);

    @Test
    void documentNamesIssuerScopesAndWays() {
        var metadata =
                ResourceMetadata.of(
                        "https://auth.example.com/oidc", "https://api.example.com", OPERATIONS);
        assertThat(metadata.json())
                .isEqualTo(
                        "{\"resource\":\"https://api.example.com\","
                                + "\"authorization_servers\":[\"https://auth.example.com/oidc\"],"
                                + "\"scopes_supported\":[\"documents:read\",\"documents:write\"],"
                                + "\"bearer_methods_supported\":[\"header\"],"
                                + "\"dpop_signing_alg_values_supported\":"
                                + "[\"ES256\",\"PS256\",\"RS256\"]}");
        assertThat(metadata.path()).isEqualTo("/.well-known/oauth-protected-resource");
    }

    @Test
    void pathOfTheIdentifier_comesAfterTheWellKnownPart() {
        var metadata = ResourceMetadata.of("i", "https://api.example.com:8443/v1", OPERATIONS);
        assertThat(metadata.path()).isEqualTo("/.well-known/oauth-protected-resource/v1");
        assertThat(metadata.address()).isEqualTo("https://api.example.com:8443" + metadata.path());
        assertThat(ResourceMetadata.of("i", "https://api.example.com/", OPERATIONS).path())
                .isEqualTo("/.well-known/oauth-protected-resource");
    }
}
