package dev.steelyard.pages.factor;

/**
 * A QR code as the page draws it: dark runs of modules in a square.
 *
 * @param size of the square, in modules, with its margin
 * @param path of an SVG image, one unit a module; as secret as its text
 */
public record QrImage(int size, String path) {
    @Override
    public String toString() {
        return "QrImage[" + size + "]";
    }
}
