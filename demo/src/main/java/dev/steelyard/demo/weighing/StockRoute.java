package dev.steelyard.demo.weighing;

import dev.steelyard.demo.http.Answer;
import dev.steelyard.demo.http.ApiCall;
import java.util.List;

/**
 * The route that lists the materials in stock at the example weighing site. The list is equal for
 * every application of the example.
 */
public final class StockRoute {

    /** A material and how much of it there is. */
    public record Stock(String material, int amount, String unit) {}

    private static final List<Stock> STOCK =
            List.of(
                    new Stock("gravel 8/16", 412_000, "kg"),
                    new Stock("sand 0/2", 1_087_500, "kg"),
                    new Stock("topsoil", 96_300, "kg"));

    public Answer list(ApiCall call) {
        return Answer.ok(STOCK);
    }
}
