package dev.steelyard.server.issuance;

import dev.steelyard.domain.profile.Profile;
import dev.steelyard.domain.profile.ProfileField;
import dev.steelyard.domain.profile.StandardClaim;
import dev.steelyard.domain.store.Transaction;
import dev.steelyard.domain.user.User;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims about a user, such as name and email address, in an ID token or a userinfo response.
 *
 * @param profile the user's own statements; null: none
 */
public record UserClaims(User user, @Nullable Profile profile) {
    private static final List<ProfileField> ADDRESS =
            List.of(
                    ProfileField.STREET_ADDRESS,
                    ProfileField.LOCALITY,
                    ProfileField.REGION,
                    ProfileField.POSTAL_CODE,
                    ProfileField.COUNTRY);

    public static UserClaims of(Transaction tx, User user) {
        return new UserClaims(user, tx.profiles().find(user.id()).orElse(null));
    }

    /** The values of {@code claims}, in the order of the standard; without those that have none. */
    public Map<String, Object> tell(Collection<StandardClaim> claims) {
        var told = new LinkedHashMap<String, Object>();
        var names = EnumSet.noneOf(StandardClaim.class);
        names.addAll(claims);
        for (var claim : names) {
            var value = value(claim);
            if (value != null) {
                told.put(claim.text(), value);
            }
        }
        return told;
    }

    private @Nullable Object value(StandardClaim claim) {
        return switch (claim) {
            case NAME -> user.name();
            case EMAIL -> user.email().written();
            case EMAIL_VERIFIED -> user.emailVerified();
            case UPDATED_AT -> profile == null ? null : profile.updated().getEpochSecond();
            // This server verifies no phone number.
            case PHONE_NUMBER_VERIFIED -> line(ProfileField.PHONE_NUMBER) == null ? null : false;
            case ADDRESS -> address();
            case GIVEN_NAME,
                    MIDDLE_NAME,
                    FAMILY_NAME,
                    NICKNAME,
                    PREFERRED_USERNAME,
                    GENDER,
                    BIRTHDATE,
                    PROFILE,
                    PICTURE,
                    WEBSITE,
                    LOCALE,
                    ZONEINFO,
                    PHONE_NUMBER ->
                    line(ProfileField.valueOf(claim.name()));
        };
    }

    private @Nullable Map<String, String> address() {
        var parts = new LinkedHashMap<String, String>();
        for (var field : ADDRESS) {
            var value = line(field);
            if (value != null) {
                parts.put(field.text(), value);
            }
        }
        return parts.isEmpty() ? null : parts;
    }

    private @Nullable String line(ProfileField field) {
        return profile == null ? null : profile.values().get(field);
    }
}
