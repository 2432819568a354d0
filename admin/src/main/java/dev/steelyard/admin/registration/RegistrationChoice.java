package dev.steelyard.admin.registration;

import static dev.steelyard.domain.client.GrantType.AUTHORIZATION_CODE;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.steelyard.domain.client.metadata.AuthenticationMethod.NONE;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.KEYS_EXPIRE;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.METHOD;
import static dev.steelyard.domain.client.setting.AuthenticationSettings.TOKEN_ENDPOINT_AUDIENCE;
import static dev.steelyard.domain.client.setting.FlowSettings.PROFILE;
import static dev.steelyard.domain.client.setting.FlowSettings.REQUIRE_PKCE;
import static dev.steelyard.domain.client.setting.TokenSettings.CERTIFICATE_BOUND;
import static java.util.Objects.requireNonNullElse;

import dev.steelyard.admin.client.ClientPatcher;
import dev.steelyard.admin.client.EnabledClientFeatures;
import dev.steelyard.admin.client.rule.AuthenticationRules;
import dev.steelyard.admin.operation.OperationRefusal;
import dev.steelyard.domain.client.Client;
import dev.steelyard.domain.client.GrantType;
import dev.steelyard.domain.client.metadata.AuthenticationMethod;
import dev.steelyard.domain.client.metadata.ClientSettings;
import dev.steelyard.domain.client.setting.SettingValues;
import dev.steelyard.domain.client.setting.Settings;
import dev.steelyard.domain.registration.Registration;
import dev.steelyard.domain.registration.RegistrationTemplate;
import dev.steelyard.operations.client.ClientOperations.ClientPatch;
import dev.steelyard.operations.schema.Change;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The grant types and authentication methods that a self-registering client may choose. They are
 * those that its template allows and this server has enabled.
 */
record RegistrationChoice(
        Set<GrantType> grantTypes, Set<AuthenticationMethod> methods, boolean certificateBound) {
    static RegistrationChoice of(RegistrationTemplate template, EnabledClientFeatures offered) {
        return new RegistrationChoice(
                both(template.grantTypes(), offered.grantTypes()),
                both(template.methods(), offered.methods()),
                offered.certificates());
    }

    /** The client may keep features that it has and that were disabled since. */
    static RegistrationChoice of(
            Registration registration, Client client, EnabledClientFeatures offered) {
        var settings = client.settings();
        return new RegistrationChoice(
                both(registration.grantTypes(), union(offered.grantTypes(), client.grantTypes())),
                both(
                        registration.methods(),
                        union(offered.methods(), Set.of(settings.authentication().method()))),
                offered.certificates() || settings.tokens().certificateBound());
    }

    private static <T> Set<T> both(Set<T> some, Set<T> others) {
        return some.stream().filter(others::contains).collect(Collectors.toSet());
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** The requested grant types, if all of them are allowed. */
    Set<GrantType> grantTypes(ClientMetadata metadata) {
        // RFC 7591, section 2: "the client will use only the "authorization_code" Grant Type";
        // replaced where that grant type isn't allowed.
        var usual =
                grantTypes.contains(AUTHORIZATION_CODE) ? Set.of(AUTHORIZATION_CODE) : grantTypes;
        var asked = requireNonNullElse(metadata.grantTypes(), usual);
        if (!grantTypes.containsAll(asked)) {
            throw OperationRefusal.invalid(
                    "grant_types", "At most: " + words(grantTypes, GrantType::parameter));
        }
        return asked;
    }

    /**
     * The settings of a new client.
     *
     * @param expires when its credentials expire, including keys that it registers; null: never
     */
    SettingValues settings(
            ClientMetadata metadata, RegistrationTemplate template, @Nullable Instant expires) {
        var asked = metadata.settings().with(PROFILE, template.profile());
        var values = asked.has(METHOD) ? asked : asked.with(METHOD, usual());
        var method = checked(values.over(ClientSettings.SAFE));
        return method == NONE
                ? values
                : values.with(REQUIRE_PKCE, template.requirePkce())
                        .with(TOKEN_ENDPOINT_AUDIENCE, template.tokenEndpointAudience())
                        .with(KEYS_EXPIRE, expires);
    }

    /** RFC 7591, section 2: "If unspecified or omitted, the default is "client_secret_basic"". */
    private AuthenticationMethod usual() {
        return methods.size() == 1 ? methods.iterator().next() : CLIENT_SECRET_BASIC;
    }

    /**
     * Applies the metadata; absent members go back to their defaults, except the authentication
     * method, which stays. Only the client vouches for its keys, so their expiry stays.
     */
    Client changed(Client before, ClientMetadata metadata, String name) {
        var after =
                ClientPatcher.of(
                        before,
                        new ClientPatch(
                                Change.to(requireNonNullElse(metadata.name(), name)),
                                Change.to(grantTypes(metadata)),
                                Change.to(metadata.redirectUris()),
                                Change.to(metadata.postLogoutRedirectUris()),
                                Change.to(metadata.origins()),
                                Change.absent(),
                                complete(metadata.settings())
                                        .with(
                                                KEYS_EXPIRE,
                                                before.settings().authentication().keysExpire())));
        var method = checked(after.settings());
        if (method == CLIENT_SECRET_BASIC && !AuthenticationRules.bySecret(before)) {
            throw OperationRefusal.invalid(
                    "token_endpoint_auth_method",
                    "A method without a secret: it has none. To use one, register a new client");
        }
        return after;
    }

    private static SettingValues complete(SettingValues said) {
        var all = said;
        for (var setting : Settings.METADATA) {
            if (!said.has(setting) && !setting.equals(METHOD)) {
                all = all.reading(setting, setting.written(ClientSettings.SAFE));
            }
        }
        return all;
    }

    private AuthenticationMethod checked(ClientSettings settings) {
        if (settings.tokens().certificateBound() && !certificateBound) {
            throw OperationRefusal.invalid(
                    CERTIFICATE_BOUND.name(),
                    "false: no client certificates reach this server, so it would get no token");
        }
        var method = settings.authentication().method();
        if (!methods.contains(method)) {
            throw OperationRefusal.invalid(
                    "token_endpoint_auth_method",
                    "One of: " + words(methods, AuthenticationMethod::parameter));
        }
        return method;
    }

    private static <T> String words(Set<T> values, Function<T, String> word) {
        return values.isEmpty()
                ? "none that is enabled on this server"
                : values.stream().map(word).sorted().collect(Collectors.joining(", "));
    }
}
