package dev.steelyard.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenID Connect Core, section 5.1. */
class ProfileFieldTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GIVEN_NAME | Zoë | Zoë",
                "BIRTHDATE | 1815-12-10 | 1815-12-10",
                "BIRTHDATE | 1815 | 1815",
                "BIRTHDATE | 0000-02-29 | 0000-02-29",
                "WEBSITE | https://ada.example/a?b=c | https://ada.example/a?b=c",
                "LOCALE | de-ch | de-CH",
                "ZONEINFO | Europe/Zurich | Europe/Zurich",
                "PHONE_NUMBER | +41 (44) 668-18.00 | +41446681800",
            })
    void of_the_form_kept(ProfileField field, String typed, String kept) {
        assertThat(field.parse(typed)).contains(kept);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GIVEN_NAME | Ada\u202eecalevoL",
                "BIRTHDATE | 1815-02-29",
                "BIRTHDATE | 10.12.1815",
                "BIRTHDATE | 12",
                "WEBSITE | javascript:alert(1)",
                "WEBSITE | ada.example",
                "WEBSITE | https://paypal.example@evil.example/",
                "PICTURE | data:image/png;base64,AA",
                "PROFILE | https:/ada",
                "LOCALE | german!",
                "ZONEINFO | Zurich",
                "PHONE_NUMBER | 044 668 18 00",
                "PHONE_NUMBER | +4144668180012345",
            })
    void of_another_form_nothing(ProfileField field, String typed) {
        assertThat(field.parse(typed)).isEmpty();
    }
}
