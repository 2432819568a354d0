package dev.steelyard.pages.frame;

/**
 * The platform name, logo text and accent colour that the operator chose for the HTML pages.
 *
 * @param platform the platform's name, for the title of the window
 * @param logo the text beside the mark, mostly the platform's name or a shorter one
 * @param accent the colour of buttons, links and focus
 */
public record Branding(String platform, String logo, Accent accent) {
    public static final Branding STEELYARD =
            new Branding("Steelyard", "Steelyard", Accent.of("#0b5f66"));

    public Branding {
        if (platform.isBlank()) {
            throw new IllegalArgumentException("The platform needs a name");
        }
    }
}
