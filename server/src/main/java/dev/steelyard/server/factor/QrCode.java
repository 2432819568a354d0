package dev.steelyard.server.factor;

import dev.steelyard.pages.factor.QrImage;
import io.nayuki.qrcodegen.QrCode.Ecc;

/** Draws a text as a QR code: a path of horizontal runs for an SVG image. */
final class QrCode {
    /** In modules: ISO/IEC 18004 demands a quiet zone of four on each side. */
    private static final int MARGIN = 4;

    private QrCode() {}

    static QrImage of(String text) {
        var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            int x = 0;
            while (x < code.size) {
                int from = x;
                while (x < code.size && code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    int width = x - from;
                    path.append(
                            "M%d %dh%dv1h-%dz".formatted(from + MARGIN, y + MARGIN, width, width));
                }
                x++;
            }
        }
        return new QrImage(code.size + 2 * MARGIN, path.toString());
    }
}
