package dev.steelyard.guard.spring;

import dev.steelyard.guard.Decision;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application as docs/adapters.md has it, with what can go wrong beside it. */
@SpringBootConfiguration
@EnableAutoConfiguration
class DocumentsApi {
    /** Which methods of controllers were reached. */
    static final class Reached {
        final List<String> methods = new CopyOnWriteArrayList<>();
    }

    @Bean
    Reached reached() {
        return new Reached();
    }

    @RestController
    @RequiresPermission("documents:read")
    static class Documents {
        private final Reached reached;

        Documents(Reached reached) {
            this.reached = reached;
        }

        @GetMapping("/{application}/documents")
        String list(@PathVariable String application, Decision.Allowed allowed) {
            reached.methods.add("list");
            return application + " for " + allowed.token().clientId() + " " + allowed.reference();
        }

        @PostMapping("/{application}/documents")
        @RequiresPermission("documents:write")
        String add() {
            reached.methods.add("add");
            return "added";
        }

        @PostMapping("/{application}/notes")
        String note() {
            reached.methods.add("note");
            return "noted";
        }

        @DeleteMapping("/{application}/notes")
        @RequiresPermission("documents:write")
        String forget() {
            reached.methods.add("forget");
            return "forgotten";
        }

        @GetMapping("/{application}/later")
        Callable<String> later() {
            return () -> "later";
        }

        @GetMapping("/{application}/failing")
        String fail() {
            throw new IllegalStateException("as the test wants");
        }

        @GetMapping("/me")
        @RequiresPermission(RequiresPermission.ANY_TOKEN)
        String me(Decision.Allowed allowed) {
            return "you are " + allowed.token().clientId();
        }

        @GetMapping("/{application}/settings")
        @RequiresPermission(value = "documents:read", maxAge = 300, acr = "otp")
        String settings() {
            return "settings";
        }
    }

    /** Says nothing of what it needs. */
    @RestController
    static class Open {
        private final Reached reached;

        Open(Reached reached) {
            this.reached = reached;
        }

        @GetMapping("/open")
        String open() {
            reached.methods.add("open");
            return "open";
        }

        @DeleteMapping("/{application}/documents")
        String forgotten() {
            reached.methods.add("forgotten");
            return "forgotten";
        }
    }
}
