package dev.steelyard.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AcrTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PWD                 | pwd         | pwd",
                "PWD TRUSTED_BROWSER | pwd         | pwd",
                "PWD OTP             | pwd mfa     | mfa otp pwd",
                "PWD RECOVERY        | pwd mfa     | mfa otp pwd",
                "HWK USER            | pwd mfa phr | hwk mfa user",
                "SWK USER            | pwd mfa phr | mfa swk user",
                "PWD HWK             | pwd         | hwk pwd",
                "OTP RECOVERY        | ''          | otp",
                "USER                | ''          | user",
            })
    void methods_of_a_login_acr_values_and_amr(String methods, String acrs, String amr) {
        var proved =
                Arrays.stream(methods.split(" "))
                        .map(LoginMethod::valueOf)
                        .collect(Collectors.toSet());

        assertThat(
                        Arrays.stream(Acr.values())
                                .filter(acr -> acr.isProvedBy(proved))
                                .map(Acr::text)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(acrs);
        assertThat(String.join(" ", LoginMethod.amr(proved))).isEqualTo(amr);
    }

    @Test
    void methods_without_a_login_no_acr() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Acr.strongest(Set.of(LoginMethod.OTP)));
    }
}
