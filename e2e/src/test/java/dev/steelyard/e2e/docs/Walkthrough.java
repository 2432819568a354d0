package dev.steelyard.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.steelyard.e2e.step.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs a page. Each block {@code sh} is run, all in one bash; a block without a language right
 * after it is what it prints ({@link ShownOutput}). Comments steer it: {@code file: NAME} saves the
 * next block, {@code test: refused} expects exit code 1 of the next commands, {@code test: repeat
 * until it prints this} runs them again while they print something else. Other comments that begin
 * with {@code test:} are done by the test. For one thread.
 */
final class Walkthrough {
    /** Each takes as long as the command line takes to start. */
    private static final int ATTEMPTS = 60;

    /** How commands end. */
    private enum Ending {
        /** With 0, and the shown output. */
        DONE,
        /** The same, perhaps not at the first attempt. */
        SOON,
        /** With 1, and the shown output. */
        REFUSED
    }

    private final MarkdownPage page;
    private final Shell shell;
    private final Map<String, Runnable> acts = new HashMap<>();
    private UnaryOperator<String> adaptation = text -> text;
    private Consumer<String> follower = _ -> {};
    private Consumer<MarkdownPage.Block> excerpts = _ -> {};
    private Ending ending = Ending.DONE;
    private String file = "";

    Walkthrough(MarkdownPage page, Shell shell) {
        this.page = page;
        this.shell = shell;
    }

    /** Adapts the text of the page to this run, such as its ports. */
    Walkthrough adapting(UnaryOperator<String> adaptation) {
        this.adaptation = adaptation;
        return this;
    }

    /** Sets the receiver of each line that commands print, called while they run. */
    Walkthrough following(Consumer<String> follower) {
        this.follower = follower;
        return this;
    }

    /** Sets the check of blocks in other languages that are not saved. */
    Walkthrough checking(Consumer<MarkdownPage.Block> excerpts) {
        this.excerpts = excerpts;
        return this;
    }

    /** Sets what the comment {@code <!-- test: name -->} does. */
    Walkthrough doing(String name, Runnable act) {
        acts.put("test: " + name, act);
        return this;
    }

    /** From the beginning to the end of the page. */
    void run() {
        var parts = page.parts();
        for (int at = 0; at < parts.size(); at++) {
            switch (parts.get(at)) {
                case MarkdownPage.Comment comment -> obey(comment);
                case MarkdownPage.Block block when !file.isEmpty() -> save(block);
                case MarkdownPage.Block block when block.language().equals("sh") -> {
                    run(block, shown(parts, at + 1));
                    ending = Ending.DONE;
                }
                case MarkdownPage.Block block when !block.language().isEmpty() ->
                        excerpts.accept(block);
                case MarkdownPage.Block _ -> {}
            }
        }
    }

    private void obey(MarkdownPage.Comment comment) {
        var text = comment.text();
        if (text.startsWith("file: ")) {
            file = text.substring("file: ".length());
        } else if (text.equals("test: repeat until it prints this")) {
            ending = Ending.SOON;
        } else if (text.equals("test: refused")) {
            ending = Ending.REFUSED;
        } else if (acts.containsKey(text)) {
            acts.get(text).run();
        } else if (text.startsWith("test: ")) {
            throw new IllegalStateException(at(comment.line()) + ": unknown comment " + text);
        }
    }

    private void save(MarkdownPage.Block block) {
        try {
            Files.writeString(shell.folder().resolve(file), adaptation.apply(block.text()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
        file = "";
    }

    private static String shown(List<MarkdownPage.Part> parts, int at) {
        return at < parts.size()
                        && parts.get(at) instanceof MarkdownPage.Block block
                        && block.attached()
                        && block.language().isEmpty()
                ? block.text()
                : "";
    }

    private void run(MarkdownPage.Block block, String shown) {
        var commands = adaptation.apply(block.text());
        var expected = new ShownOutput(adaptation.apply(shown));
        var ran = shell.run(commands, follower);
        int attempts = ending == Ending.SOON ? ATTEMPTS : 1;
        for (int i = 1; i < attempts && !expected.matches(ran.output()); i++) {
            Steps.pause(100);
            ran = shell.run(commands, follower);
        }
        assertThat(ran.status())
                .as("%s\n%s", at(block.line()), ran.output())
                .isEqualTo(ending == Ending.REFUSED ? 1 : 0);
        if (!shown.isEmpty()) {
            assertThat(expected.matches(ran.output()))
                    .as("%s shows\n%s\nbut it prints\n%s", at(block.line()), expected, ran.output())
                    .isTrue();
        }
    }

    private String at(int line) {
        return page.path() + ":" + line;
    }
}
