package dev.steelyard.pages.frame;

/**
 * The operator's accent colour for buttons and links, adjusted for readable contrast on light and
 * dark pages. Light pages use the nearest darker shade and dark pages the nearest lighter one with
 * a contrast of {@link #READABLE} to every surface, both as text and as the background of a
 * button's label.
 */
public record Accent(Colour chosen) {
    /** The contrast that WCAG 2.2, 1.4.3 (AA), requires for text of ordinary size. */
    public static final double READABLE = 4.5;

    // The stylesheet's surface that is nearest to the accent: there contrast is weakest.
    static final Colour LIGHT_PAGE = Colour.of("#eef1f2");
    static final Colour DARK_CARD = Colour.of("#182127");

    private static final Colour BLACK = Colour.of("#000000");
    private static final Colour WHITE = Colour.of("#ffffff");

    /**
     * Accepts any colour.
     *
     * @throws IllegalArgumentException if it isn't {@code #rrggbb}
     */
    public static Accent of(String hex) {
        return new Accent(Colour.of(hex));
    }

    public Colour onLight() {
        return readable(LIGHT_PAGE, chosen, BLACK);
    }

    public Colour onDark() {
        return readable(DARK_CARD, chosen, chosen.brightest(), WHITE);
    }

    // The first readable shade along the path. Its end, black or white, is always readable.
    private static Colour readable(Colour surface, Colour... path) {
        for (int leg = 1; leg < path.length; leg++) {
            for (int percent = 0; percent < 100; percent++) {
                Colour shade = path[leg - 1].mixed(path[leg], percent);
                if (shade.contrast(surface) >= READABLE) {
                    return shade;
                }
            }
        }
        return path[path.length - 1];
    }
}
