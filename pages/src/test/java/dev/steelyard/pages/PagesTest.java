package dev.steelyard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.pages.language.Language;
import org.junit.jupiter.api.Test;

class PagesTest {
    @Test
    void no_page_holds_script_or_style() {
        Samples.in(Language.ENGLISH)
                .all()
                .forEach((name, html) -> assertThat(html).doesNotContain("<script", "style="));
    }
}
