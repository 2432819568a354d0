package dev.steelyard.mail;

import dev.steelyard.domain.mail.Mail;
import dev.steelyard.domain.mail.MailFact;
import dev.steelyard.domain.mail.MailFacts;
import dev.steelyard.domain.mail.MailKind;
import dev.steelyard.pages.Pages;
import dev.steelyard.pages.language.Language;
import dev.steelyard.pages.view.MailPage;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the subject, text and HTML of a mail from its facts, in the reader's language. Every link
 * leads to the issuer. Thread-safe.
 */
public final class MailComposer {
    private final String platform;
    private final URI issuer;
    private final Pages pages = new Pages();

    /**
     * @param platform the platform's name
     */
    public MailComposer(String platform, URI issuer) {
        this.platform = platform;
        this.issuer = issuer;
    }

    /**
     * @throws IllegalArgumentException its link leads elsewhere than to the issuer
     */
    ComposedMail compose(Mail mail, MailFacts facts, Reader reader) {
        var texts = MailTexts.in(reader.language());
        var values = values(facts, reader);
        var kind = mail.kind();
        var page =
                new MailPage(
                        reader.language(),
                        texts.find(kind, "subject", values).orElse(platform),
                        texts.find(kind, "preview", values).orElse(""),
                        facts.find(MailFact.RESELLER).orElse(platform),
                        texts.find(kind, "title", values).orElse(platform),
                        texts.all(kind, "text", values),
                        texts.find(kind, "button", values).orElse(null),
                        texts.find("copy", values).orElse(""),
                        link(kind, facts),
                        texts.all(kind, "small", values),
                        texts.find("footer", values).orElse(platform),
                        issuer.toString());
        return new ComposedMail(
                mail.id().hex() + "@" + issuer.getHost(),
                mail.recipient().address().written(),
                reader.language().tag(),
                page.subject(),
                PlainText.of(page),
                pages.mail(page));
    }

    /** The language and time zone of a reader. */
    record Reader(Language language, ZoneId zone) {
        /**
         * @param zone null or unknown: UTC
         */
        static Reader of(@Nullable String language, @Nullable String zone) {
            return new Reader(Language.of(language, null), zone(zone));
        }

        private static ZoneId zone(@Nullable String name) {
            try {
                return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
            } catch (DateTimeException _) {
                return ZoneId.of("UTC");
            }
        }

        String time(Instant time) {
            var pattern =
                    language == Language.GERMAN
                            ? "EEEE, d. MMMM yyyy, HH:mm z"
                            : "EEEE, d MMMM yyyy, HH:mm z";
            return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language.tag()))
                    .format(time.atZone(zone));
        }
    }

    private Function<String, Optional<String>> values(MailFacts facts, Reader reader) {
        return name ->
                switch (name) {
                    case "platform" -> Optional.of(platform);
                    case "issuer" -> Optional.of(issuer.toString());
                    default -> value(name, facts, reader);
                };
    }

    private static Optional<String> value(String name, MailFacts facts, Reader reader) {
        var fact =
                Arrays.stream(MailFact.values())
                        .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no fact " + name));
        return switch (fact) {
            case EXPIRES, TIME, DUE -> facts.time(fact).map(reader::time);
            case FACTOR ->
                    facts.find(fact)
                            .flatMap(
                                    kind ->
                                            MailTexts.in(reader.language())
                                                    .find("factor." + kind, _ -> Optional.empty()));
            default -> facts.find(fact).map(MailComposer::inOneLine);
        };
    }

    /** Names that others chose don't begin lines or headers. */
    private static String inOneLine(String value) {
        return value.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The mail's own link, else the page on which its reader can act. */
    private @Nullable String link(MailKind kind, MailFacts facts) {
        var link = facts.find(MailFact.LINK).orElse(null);
        if (link != null && !link.startsWith(issuer + "/")) {
            throw new IllegalArgumentException("the link of a mail leads elsewhere");
        }
        var page = page(kind);
        return link == null && page != null ? issuer + page : link;
    }

    private static @Nullable String page(MailKind kind) {
        return switch (kind) {
            case PASSWORD_CHANGED,
                    FACTOR_ADDED,
                    FACTOR_REMOVED,
                    RECOVERY_CODES_MADE,
                    RECOVERY_CODE_USED ->
                    "/account/security";
            case NEW_BROWSER -> "/account/sessions";
            case ACCOUNT_DELETION -> "/account/data";
            default -> null;
        };
    }
}
