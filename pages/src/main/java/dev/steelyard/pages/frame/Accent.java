package dev.steelyard.pages.frame;

/**
 * The operator's colour, corrected where it could not be read. The nearest darker shade is used on
 * light pages and the nearest lighter one on dark pages; each has {@link #READABLE} against every
 * surface it meets, as text on it and as the ground of a button's label.
 */
public record Accent(Colour chosen) {
    /** WCAG 2.2, 1.4.3 (AA) for text of ordinary size. */
    public static final double READABLE = 4.5;

    // Of the stylesheet's surfaces, the one nearest to the accent: where contrast is weakest.
    static final Colour LIGHT_PAGE = Colour.of("#eef1f2");
    static final Colour DARK_CARD = Colour.of("#182127");

    private static final Colour BLACK = Colour.of("#000000");
    private static final Colour WHITE = Colour.of("#ffffff");

    /**
     * Any colour will do.
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

    // Along the path, the first shade that can be read. Its end, black or white, always can.
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
