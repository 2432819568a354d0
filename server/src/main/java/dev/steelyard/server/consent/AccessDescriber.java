package dev.steelyard.server.consent;

import dev.steelyard.domain.permission.ManagementPermission;
import dev.steelyard.domain.permission.PermissionScopeFilter;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.pages.consent.Access;
import dev.steelyard.pages.consent.Identity;
import dev.steelyard.pages.consent.Permission;
import dev.steelyard.server.authorize.interaction.LoginState.Person;
import dev.steelyard.server.authorize.request.AuthorizationRequest;
import dev.steelyard.server.directory.Directory;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Describes in words the permissions and the user's claims that a client requests, or got.
 * Implements rule 7. Thread-safe.
 */
public final class AccessDescriber {
    private static final Map<String, Identity> IDENTITIES =
            Map.of(
                    "openid", Identity.SUBJECT,
                    "profile", Identity.PROFILE,
                    "email", Identity.EMAIL,
                    "address", Identity.ADDRESS,
                    "phone", Identity.PHONE);

    private final Directory directory;

    public AccessDescriber(Directory directory) {
        this.directory = directory;
    }

    /** The access requested by name; else all that the roles allow, and what that is today. */
    Access of(AuthorizationRequest request, Person person) {
        return request.namesPermissions()
                ? new Access.Named(labelled(PermissionScopeFilter.permissionsIn(request.scope())))
                : new Access.Roles(labelled(person.state().permissions()));
    }

    /**
     * What a client learns about the user.
     *
     * @param claims beside those of the scopes
     */
    public static List<Identity> identity(
            Collection<String> scopes, Collection<StandardClaim> claims) {
        var byScope =
                IDENTITIES.entrySet().stream()
                        .filter(entry -> scopes.contains(entry.getKey()))
                        .map(Map.Entry::getValue);
        var byName = claims.stream().map(AccessDescriber::identity);
        return Stream.concat(byScope, byName).distinct().sorted().toList();
    }

    private static Identity identity(StandardClaim claim) {
        return switch (claim) {
            case EMAIL, EMAIL_VERIFIED -> Identity.EMAIL;
            case PHONE_NUMBER, PHONE_NUMBER_VERIFIED -> Identity.PHONE;
            case PROFILE -> Identity.PROFILE_PAGE;
            case NAME,
                    GIVEN_NAME,
                    MIDDLE_NAME,
                    FAMILY_NAME,
                    NICKNAME,
                    PREFERRED_USERNAME,
                    GENDER,
                    BIRTHDATE,
                    PICTURE,
                    WEBSITE,
                    LOCALE,
                    ZONEINFO,
                    UPDATED_AT,
                    ADDRESS ->
                    Identity.valueOf(claim.name());
        };
    }

    /** Management permissions are built in and have no entry in the catalogue. */
    private static String management(String name) {
        return ManagementPermission.parse(name).map(ManagementPermission::label).orElse(name);
    }

    public List<Permission> labelled(Collection<String> names) {
        var catalogue = directory.catalogue();
        return names.stream()
                .map(
                        name ->
                                catalogue
                                        .permission(name)
                                        .map(p -> new Permission(p.label(), p.special()))
                                        .orElseGet(() -> new Permission(management(name), false)))
                .toList();
    }
}
