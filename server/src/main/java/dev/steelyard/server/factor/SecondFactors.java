package dev.steelyard.server.factor;

import dev.steelyard.admin.account.RequestEnrolment;
import dev.steelyard.domain.factor.FactorPolicies;
import dev.steelyard.server.context.Services;
import dev.steelyard.server.context.UserMailer;
import dev.steelyard.server.keys.DeploymentSecret;
import dev.steelyard.server.keys.KeyEncryptionService;
import java.security.SecureRandom;

/** The services of second factors that the login and the account share. */
public record SecondFactors(
        SecondFactorCodes codes,
        AuthenticatorEnrolment enrolment,
        FactorRecorder recorder,
        EnrolmentRules rules,
        RequestEnrolment links) {
    /** Records since when the policy for staff has its value. */
    public static SecondFactors of(
            Services services, KeyEncryptionService keys, RequestEnrolment links) {
        var context = services.context();
        var staff = context.settings().secondFactors().staff();
        context.store()
                .execute(
                        tx ->
                                tx.factorPolicies()
                                        .record(
                                                FactorPolicies.STAFF,
                                                staff,
                                                context.clock().instant()));
        var random = new SecureRandom();
        var recovery =
                new RecoveryCodeHasher(
                        DeploymentSecret.of("recovery_codes", context.store(), keys), random);
        var recorder =
                new FactorRecorder(context.journal(), UserMailer.of(services), context.clock());
        return new SecondFactors(
                new SecondFactorCodes(context.store(), keys, recovery, recorder, context.clock()),
                new AuthenticatorEnrolment(
                        keys,
                        context.ids(),
                        random,
                        context.settings().platform(),
                        context.clock()),
                recorder,
                new EnrolmentRules(staff, context.clock()),
                links);
    }
}
