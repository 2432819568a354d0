package dev.steelyard.pages.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private final Assets assets = Assets.of(Branding.STEELYARD, "/assets");

    @Test
    void a_path_holds_the_hash_of_the_bytes() throws Exception {
        for (Asset asset : assets.all()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(asset.bytes());
            assertThat(asset.path())
                    .startsWith("/assets/")
                    .contains("-" + HexFormat.of().formatHex(digest).substring(0, 16) + ".");
        }
    }

    @Test
    void another_accent_is_another_file() {
        var red = new Branding("Scales", "Scales", Accent.of("#8c1f14"));
        assertThat(Assets.of(red, "/assets").stylesheet().path())
                .isNotEqualTo(assets.stylesheet().path());
        assertThat(Assets.of(red, "/assets").stylesheet().content())
                .contains(
                        "--accent: #8c1f14",
                        assets.stylesheet().content().lines().findFirst().get());
    }

    @Test
    void assets_are_kept_for_ever_and_never_sniffed() {
        assertThat(assets.stylesheet().headers())
                .containsEntry("Content-Type", "text/css; charset=utf-8")
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
                .containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(assets.icon().contentType()).isEqualTo("image/svg+xml");
    }

    @Test
    void the_stylesheet_asks_for_nothing_else() {
        assertThat(assets.stylesheet().content()).doesNotContain("url(", "@import", "http");
        assertThat(assets.icon().content()).doesNotContain("{accent}", "href", "<script");
    }

    @Test
    void the_surfaces_that_contrast_is_measured_against_are_those_of_the_stylesheet() {
        assertThat(assets.stylesheet().content())
                .contains(
                        "--page: " + Accent.LIGHT_PAGE + ";", "--card: " + Accent.DARK_CARD + ";");
    }
}
