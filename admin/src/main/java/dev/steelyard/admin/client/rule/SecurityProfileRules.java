package dev.steelyard.admin.client.rule;

import static dev.steelyard.domain.client.GrantType.DEVICE_CODE;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.PRIVATE_KEY_JWT;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.TLS_CLIENT_AUTH;

import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientRequestSettings;
import dev.steelyard.domain.client.metadata.SecurityProfile;
import dev.steelyard.domain.client.setting.FlowSettings;
import dev.steelyard.domain.client.setting.Setting;
import dev.steelyard.domain.client.setting.SettingValues;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a client's settings meet its security profile, such as FAPI 2.0. The client may not
 * change what the profile sets, and it must meet the profile's requirements that are not settings.
 */
public final class SecurityProfileRules {
    /** FAPI 2.0 Security Profile, section 5.3.2.1 (6). */
    public static final Set<AuthenticationMethod> METHODS =
            EnumSet.of(PRIVATE_KEY_JWT, TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH);

    public static final String METHOD_NAMES =
            METHODS.stream()
                    .map(AuthenticationMethod::parameter)
                    .collect(Collectors.joining(" or "));

    private SecurityProfileRules() {}

    /**
     * @param said the requested settings of the client
     */
    static void check(Client client, SettingValues said) {
        var profile = client.settings().profile();
        if (profile == null) {
            return;
        }
        var missing = missing(client, profile).toList();
        if (!missing.isEmpty()) {
            throw OperationRefusal.invalid(
                    FlowSettings.PROFILE.name(),
                    profile.word() + " needs " + String.join("; ", missing));
        }
        said.values().forEach((setting, value) -> check(client, profile, setting, value));
    }

    private static void check(
            Client client, SecurityProfile profile, Setting<?> setting, @Nullable Object value) {
        if (!Objects.equals(setting.of(client.settings()), value)) {
            throw OperationRefusal.invalid(
                    setting.name(),
                    setting.written(client.settings())
                            + ", as security_profile "
                            + profile.word()
                            + " demands; leave it out, or take the profile away");
        }
    }

    private static Stream<String> missing(Client client, SecurityProfile profile) {
        var settings = client.settings();
        var authentication = settings.authentication();
        var algorithm = settings.requests().signingAlgorithm();
        boolean keys =
                AuthenticationRules.needsKeys(authentication.method())
                        || !settings.requestAlgorithms().isEmpty();
        return Stream.of(
                        needed(client.confidential(), "a confidential client"),
                        needed(
                                METHODS.contains(authentication.method()),
                                "token_endpoint_auth_method " + METHOD_NAMES),
                        needed(!keys || authentication.hasKeys(), "jwks or jwks_uri"),
                        needed(
                                algorithm == null || profile.policy().allows(algorithm),
                                "request_object_signing_alg "
                                        + String.join(
                                                ", ",
                                                profile.policy()
                                                        .allowed(ClientRequestSettings.ALGORITHMS))
                                        + ", or empty"),
                        needed(isHttps(client.redirectUris()), "redirect_uris with https only"),
                        needed(
                                !client.may(DEVICE_CODE),
                                "grant_types without " + DEVICE_CODE.parameter()))
                .flatMap(List::stream);
    }

    private static List<String> needed(boolean there, String what) {
        return there ? List.of() : List.of(what);
    }

    /** Section 5.3.2.2 (8): http is for native programs, which are public clients here. */
    private static boolean isHttps(Set<String> uris) {
        return uris.stream().allMatch(uri -> uri.startsWith("https://"));
    }
}
