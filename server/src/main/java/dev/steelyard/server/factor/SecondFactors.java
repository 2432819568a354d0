package dev.steelyard.server.factor;

import dev.steelyard.server.context.Services;
import dev.steelyard.server.keys.DeploymentSecret;
import dev.steelyard.server.keys.KeyEncryptionService;
import java.security.SecureRandom;

/** The services of second factors that the login and the account share. */
public record SecondFactors(SecondFactorCodes codes, AuthenticatorEnrolment enrolment) {
    public static SecondFactors of(Services services, KeyEncryptionService keys) {
        var context = services.context();
        var random = new SecureRandom();
        var recovery =
                new RecoveryCodeHasher(
                        DeploymentSecret.of("recovery_codes", context.store(), keys), random);
        return new SecondFactors(
                new SecondFactorCodes(context.store(), keys, recovery, context.clock()),
                new AuthenticatorEnrolment(
                        keys,
                        context.ids(),
                        random,
                        context.settings().platform(),
                        context.clock()));
    }
}
