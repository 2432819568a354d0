package dev.steelyard.pages.frame;

import java.util.regex.Pattern;

/** An sRGB colour with red, green and blue channels from 0 to 255. */
public record Colour(int red, int green, int blue) {
    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

    /**
     * Parses a colour of a stylesheet.
     *
     * @throws IllegalArgumentException if it isn't {@code #rrggbb}
     */
    public static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("A colour is written #rrggbb, not " + hex);
        }
        int rgb = Integer.parseInt(hex, 1, hex.length(), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    /** The contrast ratio of WCAG 2.2, from 1 (equal) to 21 (black and white). */
    public double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** The brightest colour of this hue; black stays black. */
    Colour brightest() {
        int most = Math.max(red, Math.max(green, blue));
        return most == 0
                ? this
                : new Colour(red * 255 / most, green * 255 / most, blue * 255 / most);
    }

    Colour mixed(Colour other, int percent) {
        return new Colour(
                mixed(red, other.red, percent),
                mixed(green, other.green, percent),
                mixed(blue, other.blue, percent));
    }

    private static int mixed(int own, int other, int percent) {
        return (own * (100 - percent) + other * percent) / 100;
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /** The form in a stylesheet: {@code #rrggbb}. */
    @Override
    public String toString() {
        return String.format("#%02x%02x%02x", red, green, blue);
    }
}
