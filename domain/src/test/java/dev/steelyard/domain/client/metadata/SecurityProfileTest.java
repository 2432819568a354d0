package dev.steelyard.domain.client.metadata;

import static dev.steelyard.domain.client.metadata.AuthenticationMethod.PRIVATE_KEY_JWT;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.TLS_CLIENT_AUTH;
import static dev.steelyard.domain.client.metadata.SecurityProfile.FAPI2_MESSAGE_SIGNING;
import static dev.steelyard.domain.client.metadata.SecurityProfile.FAPI2_SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.client.setting.AuthenticationSettings;
import dev.steelyard.domain.client.setting.FlowSettings;
import dev.steelyard.domain.client.setting.RequestSettings;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.domain.client.setting.TokenSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of docs/decisions/0041-security-profiles.md, row by row. */
class SecurityProfileTest {
    private static final List<String> ALLOWED = List.of("ES256", "PS256", "EdDSA", "Ed25519");

    /** As weak as they can be said. */
    private static final SettingValues WEAK =
            SettingValues.NONE
                    .with(FlowSettings.REQUIRE_PKCE, false)
                    .with(TokenSettings.ROTATE_REFRESH_TOKENS, true)
                    .with(TokenSettings.USERINFO_ALGORITHM, "RS256")
                    .with(AuthenticationSettings.METHOD, PRIVATE_KEY_JWT)
                    .with(AuthenticationSettings.TOKEN_ENDPOINT_AUDIENCE, true);

    private static ClientSettings with(SecurityProfile profile, SettingValues values) {
        return values.with(FlowSettings.PROFILE, profile).over(ClientSettings.SAFE);
    }

    private static SettingValues method(AuthenticationMethod method) {
        return SettingValues.NONE.with(AuthenticationSettings.METHOD, method);
    }

    @ParameterizedTest
    @EnumSource
    void weakest_settings_are_what_the_profile_demands(SecurityProfile profile) {
        var settings = with(profile, WEAK);

        assertThat(settings.requirePkce()).isTrue();
        assertThat(settings.requests().requirePushed()).isTrue();
        assertThat(settings.tokens().rotateRefreshTokens()).isFalse();
        assertThat(settings.tokens().idTokenAlgorithm()).isEqualTo("ES256");
        assertThat(settings.tokens().userinfoAlgorithm()).isEqualTo("ES256");
        assertThat(settings.tokens().authorizationAlgorithm()).isEqualTo("ES256");
        assertThat(settings.tokens().dpopBound()).isTrue();
        assertThat(settings.authentication().tokenEndpointAudience()).isFalse();
        assertThat(settings.requests().requireSigned()).isEqualTo(profile == FAPI2_MESSAGE_SIGNING);
    }

    @ParameterizedTest
    @EnumSource
    void policy_has_algorithms_and_lifetimes(SecurityProfile profile) {
        var policy = with(profile, WEAK).policy();

        assertThat(ClientRequestSettings.ALGORITHMS).filteredOn(policy::allows).isEqualTo(ALLOWED);
        assertThat(policy.allowed(ClientRequestSettings.ALGORITHMS)).isEqualTo(ALLOWED);
        assertThat(policy.code(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.code(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.push(Duration.ofMinutes(10))).isLessThan(Duration.ofSeconds(600));
        assertThat(policy.signedResponses()).isEqualTo(profile == FAPI2_MESSAGE_SIGNING);
        assertThat(policy.objectWindow())
                .isEqualTo(profile == FAPI2_MESSAGE_SIGNING ? Duration.ofMinutes(60) : null);
    }

    @Test
    void no_profile_changes_nothing() {
        var settings = WEAK.over(ClientSettings.SAFE);

        assertThat(settings.requirePkce()).isFalse();
        assertThat(settings.tokens().idTokenAlgorithm()).isEqualTo("RS256");
        assertThat(settings.tokens().dpopBound()).isFalse();
        assertThat(settings.requests()).isEqualTo(ClientRequestSettings.PLAIN);
        assertThat(ClientRequestSettings.ALGORITHMS).allMatch(settings.policy()::allows);
        assertThat(settings.policy().signedResponses()).isFalse();
        assertThat(settings.policy().objectWindow()).isNull();
        assertThat(settings.policy().code(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(settings.policy().push(Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void tokens_are_bound_as_the_client_says_else_as_it_proves_itself() {
        var key = with(FAPI2_SECURITY, method(PRIVATE_KEY_JWT)).tokens();
        assertThat(key.dpopBound()).isTrue();
        assertThat(key.certificateBound()).isFalse();

        var certificate = with(FAPI2_SECURITY, method(TLS_CLIENT_AUTH)).tokens();
        assertThat(certificate.dpopBound()).isFalse();
        assertThat(certificate.certificateBound()).isTrue();

        var said = method(PRIVATE_KEY_JWT).with(TokenSettings.CERTIFICATE_BOUND, true);
        assertThat(with(FAPI2_SECURITY, said).tokens().dpopBound()).isFalse();
        assertThat(with(FAPI2_SECURITY, said).tokens().certificateBound()).isTrue();
    }

    @Test
    void algorithms_of_the_profile_are_kept() {
        var said =
                SettingValues.NONE
                        .with(TokenSettings.ID_TOKEN_ALGORITHM, "PS256")
                        .with(TokenSettings.USERINFO_ALGORITHM, null)
                        .with(TokenSettings.AUTHORIZATION_ALGORITHM, "Ed25519");
        var tokens = with(FAPI2_MESSAGE_SIGNING, said).tokens();

        assertThat(tokens.idTokenAlgorithm()).isEqualTo("PS256");
        assertThat(tokens.userinfoAlgorithm()).isNull();
        assertThat(tokens.authorizationAlgorithm()).isEqualTo("Ed25519");
    }

    @Test
    void request_objects_by_the_registered_algorithm_else_by_any_of_the_profile() {
        assertThat(with(FAPI2_SECURITY, WEAK).requestAlgorithms()).isEmpty();
        assertThat(with(FAPI2_MESSAGE_SIGNING, WEAK).requestAlgorithms())
                .containsExactlyInAnyOrderElementsOf(ALLOWED);
        var said = WEAK.with(RequestSettings.SIGNING_ALGORITHM, "PS256");
        assertThat(with(FAPI2_MESSAGE_SIGNING, said).requestAlgorithms()).containsExactly("PS256");
    }

    @ParameterizedTest
    @EnumSource
    void profile_taken_away_leaves_what_it_has_set(SecurityProfile profile) {
        var settings = with(profile, WEAK);

        var after = FlowSettings.PROFILE.in(settings, null);

        for (Setting<?> setting : Settings.ALL) {
            if (!setting.equals(FlowSettings.PROFILE)) {
                assertThat(setting.written(after))
                        .as(setting.name())
                        .isEqualTo(setting.written(settings));
            }
        }
    }
}
