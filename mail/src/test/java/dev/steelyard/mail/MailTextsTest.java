package dev.steelyard.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.pages.language.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextsTest {
    private static final Pattern VALUE = Pattern.compile("\\{([^}]*)}");

    @Test
    void languages_haveTheSameTexts_withTheSameValues() {
        var english = MailTexts.in(Language.ENGLISH);
        var german = MailTexts.in(Language.GERMAN);
        assertThat(german.names()).containsExactlyInAnyOrderElementsOf(english.names());
        for (var name : english.names()) {
            assertThat(values(german.raw(name))).as(name).isEqualTo(values(english.raw(name)));
        }
    }

    @Test
    void values_areFactsPlatformOrIssuer() {
        var known =
                Arrays.stream(MailFact.values())
                        .map(fact -> fact.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
        known.add("platform");
        known.add("issuer");
        var texts = MailTexts.in(Language.ENGLISH);
        for (var name : texts.names()) {
            assertThat(known).as(name).containsAll(values(texts.raw(name)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKind_hasASubjectATitleAndAText(MailKind kind) {
        for (var language : Language.values()) {
            var texts = MailTexts.in(language);
            assertThat(texts.find(kind, "subject", name -> Optional.of(name))).isPresent();
            assertThat(texts.find(kind, "title", name -> Optional.of(name))).isPresent();
            assertThat(texts.all(kind, "text", name -> Optional.of(name))).isNotEmpty();
        }
    }

    @Test
    void valueThatIsMissing_nextAlternative_elseNoText() {
        var texts = MailTexts.in(Language.ENGLISH);

        assertThat(
                        texts.find(
                                MailKind.INVITATION,
                                "subject",
                                name ->
                                        name.equals("application")
                                                ? Optional.of("{reseller} $1")
                                                : Optional.empty()))
                .contains("You are invited to {reseller} $1");
        assertThat(texts.find(MailKind.INVITATION, "title", _ -> Optional.empty())).isEmpty();
    }

    private static TreeSet<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
